import { placeOf, type Report } from '#kafila/domain';
import { type Dice } from '../chance/dice.js';
import { asShownAt, asShownWith, utc } from '../journey/local-time.js';
import { duration } from '../journey/road.js';
import { type ReportingParameters } from '../parameters/reporting.js';
import { type SentReport } from '../outcome/simulated-convoy.js';
import { type Arrival } from './lateness.js';
import { type DraftReport } from './draft-report.js';

/** What is added to a report. */
export interface Remark {
  readonly synthetic?: true;
  readonly note?: string;
}

/** Writes a report as its unit sends it: with the unit's count, its clock, and times with an offset. */
export function write(
  draft: DraftReport,
  sequence: number,
  arrival: Arrival,
  { reporting, dice, remark }: { reporting: ReportingParameters; dice: Dice; remark: Remark },
): SentReport {
  const { unit, type, clockOf, vehicleIds, place, position, direction, mistake, secondHand } = draft;
  const atHome = unit.carriedBy !== undefined && dice.chance(reporting.homeOffsetShare);
  const byCode = unit.kind === 'post' && dice.chance(reporting.codeShare);
  const clock = (at: number): Report['unit'] => ({
    unitId: unit.unitId,
    sequence,
    ...(unit.statesClock ? { clockAt: asShownWith(reporting.homeOffset, at + unit.driftMs) } : {}),
  });
  const report: Report = {
    reportId: draft.reportId,
    type,
    occurredAt: atHome
      ? asShownWith(reporting.homeOffset, draft.occurredAt)
      : asShownAt(clockOf, draft.occurredAt),
    ...draft.about,
    ...(vehicleIds ? { vehicleIds } : {}),
    ...(place === undefined ? {} : { place: byCode ? (placeOf(place).code ?? place) : place }),
    ...(position ? { position } : {}),
    ...(direction ? { direction } : {}),
    ...shown(draft.details, clockOf),
    unit: clock(arrival.sentAt),
    ...remark,
  };
  const resent = resends(arrival.at, reporting, dice).map((at) => ({
    report: { ...report, unit: clock(at) },
    deliveredAt: utc(at),
  }));
  return {
    report,
    deliveredAt: utc(arrival.at),
    resent,
    ...(mistake ? { mistake } : {}),
    ...(secondHand ? { secondHand } : {}),
    ...(arrival.heldBackBy === undefined ? {} : { heldBackBy: arrival.heldBackBy }),
  };
}

/** The details with their instants as the clock of the place shows them. */
function shown(details: DraftReport['details'] = {}, clockOf: string): Readonly<Record<string, unknown>> {
  const written: Record<string, unknown> = { ...details };
  for (const field of ['endedAt', 'timeLimit']) {
    const instant = written[field];
    if (typeof instant === 'string') written[field] = asShownAt(clockOf, Date.parse(instant));
  }
  return written;
}

/** When the report is sent again, because the unit got no answer: mostly never, sometimes twice. */
function resends(first: number, { resentShare, resentMinutes }: ReportingParameters, dice: Dice): number[] {
  const later = (from: number): number => from + duration(dice, resentMinutes / 60, 1.2, 1000);
  if (!dice.chance(resentShare)) return [];
  const again = later(first);
  return dice.chance(0.2) ? [again, later(again)] : [again];
}
