import { type Happened, type Of } from './happened.js';
import { inOrderOfOccurrence, type Recorded } from './recorded.js';

/** A mistake taken back, in any stream. Both the report and its retraction stay visible (law 5). */
export type ReportRetracted = Of<
  'ReportRetracted',
  Happened & {
    /** Id of the report that is taken back. */
    readonly retracts: string;
    readonly reason: 'did-not-occur' | 'incorrect-data';
    readonly replacedBy?: string;
  }
>;

export interface Retraction {
  readonly retractionId: string;
  readonly occurredAt: string;
  readonly reason: string;
  readonly replacedBy: string | null;
  readonly matched: boolean;
  /** The unit whose reports it may take back, as its proviso says. */
  readonly onlyOf?: string;
  /** Where that may be another unit: the next one of the same report, in the order of occurrence. */
  readonly next?: Retraction;
}

/** What takes a report back; undefined: nothing, or only what other units say. */
export function takesBack(
  retractions: ReadonlyMap<string, Retraction>,
  { id, unit }: Pick<Recorded, 'id' | 'unit'>,
): Retraction | undefined {
  let retraction = retractions.get(id);
  while (retraction?.onlyOf !== undefined && !retraction.matched && retraction.onlyOf !== unit?.unitId)
    retraction = retraction.next;
  return retraction;
}

/**
 * By report taken back, the first retraction of it in the order of occurrence. A retraction that is itself taken back
 * takes nothing back. Where they take each other back in a ring, the last of the ring stands. Whether one that may take back the
 * reports of one unit only does so shows when the report is known: until then the others of the same report follow it.
 *
 * @param retractions that may take back whatever retraction they name
 */
export function standingRetractions(
  retractions: readonly Recorded<ReportRetracted>[],
): ReadonlyMap<string, Retraction> {
  const byId = new Map(retractions.map((recorded) => [recorded.id, recorded]));
  const inOrder = [...byId.values()].sort(inOrderOfOccurrence);
  const takenBack = takenBackAmong(byId, inOrder);
  const standing = new Map<string, Retraction>();
  // From the last one on: what comes before it leads to it, or hides it.
  for (const { id, event, proviso } of inOrder.toReversed()) {
    const { retracts, occurredAt, reason, replacedBy = null } = event.data;
    if (takenBack.has(id)) continue;
    const retraction = { retractionId: id, occurredAt, reason, replacedBy, matched: byId.has(retracts) };
    const { onlyOf } = proviso ?? {};
    const next = standing.get(retracts);
    standing.delete(retracts);
    const bound = onlyOf === undefined ? {} : { onlyOf, ...(next && { next }) };
    standing.set(retracts, { ...retraction, ...bound });
  }
  return new Map([...standing].reverse());
}

/**
 * The retractions that stand no more. Each is judged after all that take it back, whenever they occurred: clocks differ.
 * One loop over each chain and no recursion, however long a chain is.
 */
function takenBackAmong(
  byId: ReadonlyMap<string, Recorded<ReportRetracted>>,
  inOrder: readonly Recorded<ReportRetracted>[],
): ReadonlySet<string> {
  const unjudged = new Map<string, number>();
  const count = (id: string, by: number): number => {
    const left = (unjudged.get(id) ?? 0) + by;
    unjudged.set(id, left);
    return left;
  };
  for (const { event } of inOrder) count(event.data.retracts, 1);

  const judged = new Set<string>();
  const takenBack = new Set<string>();
  const judgeFrom = (first: Recorded<ReportRetracted>): void => {
    let next: Recorded<ReportRetracted> | undefined = first;
    while (next && !judged.has(next.id)) {
      judged.add(next.id);
      const { retracts }: ReportRetracted['data'] = next.event.data;
      if (!takenBack.has(next.id)) takenBack.add(retracts);
      next = count(retracts, -1) === 0 ? byId.get(retracts) : undefined;
    }
  };
  const latestFirst = inOrder.toReversed();
  for (const recorded of latestFirst) if ((unjudged.get(recorded.id) ?? 0) === 0) judgeFrom(recorded);
  // What is left are rings.
  for (const recorded of latestFirst) judgeFrom(recorded);
  return takenBack;
}
