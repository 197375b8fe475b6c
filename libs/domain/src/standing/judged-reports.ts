import { type Recorded } from '../event/recorded.js';
import { type Retraction } from '../event/retraction.js';
import { type ReportsStanding, type StandingCode } from './standing.state.js';

/** The corrections of a fold: what takes reports back, and what the standing of reports makes of them. */
export interface Corrections {
  /** Retracted report id -> retraction, and whether the report itself has come. */
  readonly retractions: ReadonlyMap<string, Retraction>;
  readonly standing: ReportsStanding;
}

/** What becomes of a report that is taken back, or counts with reserve. */
export interface Judgement extends Corrections {
  readonly counts: boolean;
}

/** Judges reports that come one after the other. Retractions are copied once, whatever many of the reports they take back. */
export class JudgedReports implements Corrections {
  retractions: ReadonlyMap<string, Retraction>;
  standing: ReportsStanding;
  #own: Map<string, Retraction> | undefined;

  constructor({ retractions, standing }: Corrections) {
    this.retractions = retractions;
    this.standing = standing;
  }

  /** Undefined where nothing takes it back, and it counts without reserve: mostly. */
  judge(report: Recorded): Judgement | undefined {
    const retraction = this.retractions.get(report.id);
    if (!retraction && !report.proviso) return undefined;
    const counts = !(retraction && this.#takesBack(retraction, report)) && this.#weigh(report);
    return { counts, retractions: this.retractions, standing: this.standing };
  }

  note(code: StandingCode, reportId: string, occurredAt: string): void {
    const { vouched, notes } = this.standing;
    this.standing = { vouched, notes: { latest: { code, reportId, occurredAt }, before: notes } };
  }

  /** Those of other units than the one that reports take nothing back. */
  #takesBack(first: Retraction, { id, unit }: Recorded): boolean {
    if (first.matched) return true;
    let standing: Retraction | undefined = first;
    while (standing?.onlyOf !== undefined && standing.onlyOf !== unit?.unitId) {
      this.note('retraction-by-other', standing.retractionId, standing.occurredAt);
      standing = standing.next;
    }
    this.#own ??= new Map(this.retractions);
    this.retractions = this.#own;
    if (standing) this.#own.set(id, { ...standing, matched: true });
    else this.#own.delete(id);
    return standing !== undefined;
  }

  /** Whether it counts. */
  #weigh({ id, proviso, event: { data } }: Recorded): boolean {
    const { standing, outOfScope } = proviso ?? {};
    const reserve = this.standing.vouched.has(id) ? undefined : standing;
    if (reserve === 'left-out') {
      this.note('report-not-vouched', id, data.occurredAt);
      return false;
    }
    if (reserve === 'in-doubt') this.note('signed-in-doubt', id, data.occurredAt);
    if (outOfScope) this.note('reporter-out-of-scope', id, data.occurredAt);
    return true;
  }
}
