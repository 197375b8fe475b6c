import { type Batch } from './batch.js';
import { type JudgedReport } from './judging/judge-report.js';
import { type Outcome } from './report-outcome.js';

/** What is to be recorded, or the outcome where there is nothing to record. */
export type Found = JudgedReport | Outcome;

/** A report that is to be recorded, and the place of its outcome. */
export interface Offered extends JudgedReport {
  readonly index: number;
}

/** What was found out of reports before any is recorded. */
export interface Looked {
  readonly outcomes: Outcome[];
  readonly byStream: ReadonlyMap<string, readonly Offered[]>;
}

/** So many reports are looked at before the first of them is known: their signatures are verified side by side. */
const MOST_AHEAD = 64;

/** Keeps what was found of reports in the order sent, and forgets what was looked at after the batch was stopped. */
export class LookedAt {
  readonly #outcomes: Outcome[] = [];
  readonly #byStream = new Map<string, Offered[]>();
  readonly #ahead: (Found | Promise<Found>)[] = [];
  #index = 0;

  constructor(private readonly batch: Batch) {}

  /** Of the next report, known at once. */
  async next(found: Found): Promise<void> {
    if (this.#ahead.length === 0) this.#note(found);
    else await this.#push(found);
  }

  /** Of the next report, known when the promise resolves. */
  async later(found: Promise<Found>): Promise<void> {
    // A failure shows when its turn comes; until then it must not count as unhandled.
    found.catch(() => undefined);
    await this.#push(found);
  }

  async all(): Promise<Looked> {
    await this.#settle(0);
    return { outcomes: this.#outcomes, byStream: this.#byStream };
  }

  async #push(found: Found | Promise<Found>): Promise<void> {
    this.#ahead.push(found);
    await this.#settle(MOST_AHEAD);
  }

  async #settle(most: number): Promise<void> {
    while (this.#ahead.length > most) {
      const found = await this.#ahead.shift();
      if (found && this.batch.goesOn()) this.#note(found);
    }
  }

  #note(found: Found): void {
    if ('outcome' in found) {
      this.#outcomes[this.#index] = found;
      this.batch.note(found.outcome !== 'refused' || found.problem.status >= 500);
    } else {
      const offered = { ...found, index: this.#index };
      const others = this.#byStream.get(found.stream);
      if (others) others.push(offered);
      else this.#byStream.set(found.stream, [offered]);
      this.batch.note(true);
    }
    this.#index += 1;
  }
}
