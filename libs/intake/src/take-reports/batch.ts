import { type Unit } from '#kafila/domain';
import { type Outcome, type ShortRefusal } from './report-outcome.js';

/** Refusals that are explained in one batch; further ones are short. */
const MOST_EXPLAINED = 100;

/**
 * Reports that cannot be understood, in a row or beyond those that were, after which no more are taken: somebody sends
 * something else. A short refusal is much longer than the line `0`; a report that is understood is longer than both.
 */
const MOST_NOT_UNDERSTOOD = 1_000;

/** Units whose missing reports the answer names; further ones ask for their account. */
const MOST_UNITS = 20;

/**
 * Many reports that are sent together, in one portion or several. It keeps the answer from becoming many times as long as
 * what was sent.
 */
export class Batch {
  #refused = 0;
  #inARow = 0;
  #beyondUnderstood = 0;
  #isStopped = false;
  #isGivenUp = false;
  #turn: Promise<unknown> = Promise.resolve();
  readonly #units = new Set<string>();

  /** Those that count their reports, and of which some are recorded: the first twenty. None where the store did not take all in time. */
  get units(): Iterable<string> {
    return this.#isGivenUp ? [] : this.#units;
  }

  /** No more are taken; the next report was not looked at. */
  get isStopped(): boolean {
    return this.#isStopped;
  }

  /** The event store did not take an earlier portion in time: the rest is not offered to it, and refused at once. */
  get isGivenUp(): boolean {
    return this.#isGivenUp;
  }

  giveUp(): void {
    this.#isGivenUp = true;
  }

  /** Whether one more may be looked at. */
  goesOn(): boolean {
    this.#isStopped ||= Math.max(this.#inARow, this.#beyondUnderstood) >= MOST_NOT_UNDERSTOOD;
    return !this.#isStopped;
  }

  /** Notes of the next report whether it was understood, whatever becomes of it then. */
  note(isUnderstood: boolean): void {
    this.#inARow = isUnderstood ? 0 : this.#inARow + 1;
    this.#beyondUnderstood += isUnderstood ? -1 : 1;
  }

  /** Notes that a report is recorded. */
  noteRecorded({ unitId, sequence }: Unit): void {
    const counts = typeof unitId === 'string' && sequence !== undefined;
    if (counts && this.#units.size < MOST_UNITS) this.#units.add(unitId);
  }

  /** Looks at portions one after the other, in the order in which they are sent. */
  inOrder<T>(look: () => Promise<T>): Promise<T> {
    const turn = this.#turn.then(look);
    this.#turn = turn.catch(() => undefined);
    return turn;
  }

  /** What the sender hears of the next outcome. */
  told(outcome: Outcome, line: number | undefined): Outcome | ShortRefusal {
    if (outcome.outcome !== 'refused' || ++this.#refused <= MOST_EXPLAINED) return outcome;
    const { reportId, problem } = outcome;
    const { status, code, retryAfterSeconds } = problem;
    return {
      outcome: 'refused',
      ...(line === undefined ? {} : { line }),
      ...(reportId === undefined ? {} : { reportId }),
      ...{ status, code },
      ...(typeof retryAfterSeconds === 'number' ? { retryAfterSeconds } : {}),
    };
  }
}
