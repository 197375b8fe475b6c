import { inOrderOfOccurrence, type Recorded } from '../event/recorded.js';
import { type ReportRetracted, standingRetractions } from '../event/retraction.js';
import { isVouching } from '../event/vouching.js';
import { type Corrections, JudgedReports } from './judged-reports.js';
import { WITHOUT_RESERVE } from './standing.state.js';

/**
 * What corrects the reports of a stream, before any of them is folded: retractions that stand, and what the desk vouches for.
 *
 * @param history the whole stream; its facts do not matter
 */
export function correctionsIn(history: readonly Recorded[]): Corrections {
  const retractions: Recorded<ReportRetracted>[] = [];
  let vouched: Set<string> | undefined;
  for (const recorded of history) {
    if (isRetraction(recorded)) retractions.push(recorded);
    // Only the desk vouches: its events say of no unit that they count for that one alone.
    else if (isVouching(recorded) && recorded.proviso?.onlyOf === undefined)
      (vouched ??= new Set()).add(recorded.event.data.reportId);
  }
  const standing = vouched ? { vouched, notes: null } : WITHOUT_RESERVE;
  if (retractions.every(({ proviso }) => proviso === undefined))
    return { retractions: standingRetractions(retractions), standing };
  return withProvisos(retractions, standing);
}

export function isRetraction(recorded: Recorded): recorded is Recorded<ReportRetracted> {
  return recorded.event.type === 'ReportRetracted';
}

function withProvisos(
  retractions: readonly Recorded<ReportRetracted>[],
  standing: Corrections['standing'],
): Corrections {
  const byId = new Map(retractions.map((each) => [each.id, each]));
  const isOfOther = ({ proviso, event }: Recorded<ReportRetracted>): boolean => {
    const target = byId.get(event.data.retracts);
    return target !== undefined && proviso?.onlyOf !== undefined && proviso.onlyOf !== target.unit?.unitId;
  };
  const isLeftOut = ({ id, proviso }: Recorded): boolean =>
    proviso?.standing === 'left-out' && !standing.vouched.has(id);
  const effective = retractions.filter((each) => !isLeftOut(each) && !isOfOther(each));
  const judged = new JudgedReports({ retractions: standingRetractions(effective), standing });
  for (const each of [...byId.values()].sort(inOrderOfOccurrence)) {
    const { id, proviso, event } = each;
    if (!proviso) continue;
    const counts = judged.judge(each)?.counts ?? true;
    if (counts && isOfOther(each)) judged.note('retraction-by-other', id, event.data.occurredAt);
  }
  return { retractions: judged.retractions, standing: judged.standing };
}
