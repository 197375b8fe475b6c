import { type Dice } from '../chance/dice.js';
import { DAY, MINUTE } from '../journey/local-time.js';
import { type Silence } from '../journey/moment.js';
import { duration } from '../journey/road.js';
import { type ReportingParameters } from '../parameters/reporting.js';
import { type DraftReport } from './draft-report.js';

/** When the server gets a report for the first time. */
export interface Arrival {
  readonly at: number;
  /** When the unit sent it first. A report that is late without a dead zone was delayed by the network. */
  readonly sentAt: number;
  /** The dead zone that held it back. */
  readonly heldBackBy?: string;
}

/** Gives the arrival of each report. All that one unit could not send in a dead zone arrives at once. */
export function latenessOn(
  silences: ReadonlyMap<string, readonly Silence[]>,
  reporting: ReportingParameters,
  dice: Dice,
): (draft: DraftReport) => Arrival {
  const batches = new Map<string, Arrival>();
  const prompt = (): number => duration(dice, reporting.promptMinutes / 60, reporting.promptSigma, 1000);
  const late = (): number =>
    Math.min(
      reporting.latestDays * DAY,
      duration(dice, reporting.lateHours, reporting.lateSigma, 10 * MINUTE),
    );

  return ({ unit, sentAt }) => {
    const carried = unit.carriedBy === undefined ? [] : (silences.get(unit.carriedBy) ?? []);
    const silence = carried.find(({ from, to }) => from < sentAt && sentAt < to);
    if (!silence) return { at: sentAt + (dice.chance(reporting.lateShare) ? late() : prompt()), sentAt };
    const key = `${unit.unitId} ${silence.from}`;
    const batch = batches.get(key) ?? {
      at: silence.to + prompt(),
      sentAt: silence.to,
      heldBackBy: silence.zone,
    };
    batches.set(key, batch);
    return batch;
  };
}
