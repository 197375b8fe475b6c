import { type Happened, type Of } from './happened.js';
import { type Recorded } from './recorded.js';

/** The desk vouches for a report that its standing leaves out, or puts in doubt. In the stream of the report. */
export type ReportVouched = Of<
  'ReportVouched',
  Happened & {
    /** Of the report that counts from now on. */
    readonly reportId: string;
  }
>;

/** Its type: a decision of the desk, in a stream of any kind. */
export const VOUCHING = 'ReportVouched';

/** What says of a report how it counts, in streams of every kind. */
export const CORRECTIONS: ReadonlySet<string> = new Set(['ReportRetracted', VOUCHING]);

export function isCorrection(type: string): boolean {
  return CORRECTIONS.has(type);
}

export function isVouching(recorded: Recorded): recorded is Recorded<ReportVouched> {
  return recorded.event.type === VOUCHING;
}
