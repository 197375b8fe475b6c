import { type IrregularityCode } from '../irregularity/catalogue.js';

/** The codes of what the standing of reports makes irregular. */
export type StandingCode = Extract<
  IrregularityCode,
  'signed-in-doubt' | 'report-not-vouched' | 'retraction-by-other' | 'reporter-out-of-scope'
>;

/** A report that counts with reserve, or not at all. */
export interface StandingNote {
  readonly code: StandingCode;
  readonly reportId: string;
  readonly occurredAt: string;
}

/** The latest note with all before it, so that one more costs the same however many there are; null: none. */
export type StandingNotes = { readonly latest: StandingNote; readonly before: StandingNotes } | null;

/** What a fold knows of the standing of its reports. */
export interface ReportsStanding {
  /** The reports that the desk vouches for. */
  readonly vouched: ReadonlySet<string>;
  readonly notes: StandingNotes;
}

/** No report has any reserve. */
export const WITHOUT_RESERVE: ReportsStanding = { vouched: new Set(), notes: null };

/** In the order in which they were folded. */
export function notesOf({ notes }: ReportsStanding): readonly StandingNote[] {
  const list: StandingNote[] = [];
  for (let rest = notes; rest; rest = rest.before) list.push(rest.latest);
  return list.reverse();
}
