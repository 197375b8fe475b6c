import { type Report } from '#kafila/domain';
import { type Decision } from './decision.js';
import { type Truth } from './truth.js';

/**
 * One scenario with all that is known about it: what the desk decided, what truly happened, and what was reported of
 * it. Mostly it is one convoy; one that splits, merges or comes back is several. Each decision and each report names
 * itself what it is about.
 */
export interface SimulatedConvoy {
  /** The convoy that set out first. */
  readonly convoyId: string;
  /** All its convoys, in the order in which they came to be. */
  readonly convoys: readonly string[];
  /** In the order they are taken. */
  readonly decisions: readonly Decision[];
  readonly truth: Truth;
  /** Every report once, in the order they were first sent. `deliveries` tells in which order they arrive. */
  readonly reports: readonly SentReport[];
}

/** Why a report is wrong. Every wrong report is retracted. */
export type Mistake = 'wrong-place' | 'wrong-time' | 'wrong-vehicle' | 'did-not-occur';

/** A report and when the server gets it. */
export interface SentReport {
  readonly report: Report;
  /** When it reaches the server, RFC 3339 in UTC. */
  readonly deliveredAt: string;
  /** The same report again, under the same id; only the clock of its unit may have gone on. */
  readonly resent: readonly { readonly report: Report; readonly deliveredAt: string }[];
  /** Present where it tells something that is not true. */
  readonly mistake?: Mistake;
  /** True where another unit tells the same under another id. */
  readonly secondHand?: true;
  /** The dead zone that held it back. */
  readonly heldBackBy?: string;
}
