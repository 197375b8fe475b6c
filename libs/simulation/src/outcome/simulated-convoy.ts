import { type Report } from '#kafila/domain';
import { type Decision } from './decision.js';
import { type Truth } from './truth.js';

/**
 * One scenario with all that is known about it: the decisions of the desk, what truly happened, and what was reported.
 * Mostly it is one convoy; with a split, a merge or a return it is several. Each decision and report names its convoy.
 */
export interface SimulatedConvoy {
  /** The convoy that set out first. */
  readonly convoyId: string;
  /** All its convoys, in the order in which they began. */
  readonly convoys: readonly string[];
  /** In the order they are taken. */
  readonly decisions: readonly Decision[];
  readonly truth: Truth;
  /** Every report once, in the order in which they were first sent. `deliveries` gives the order of arrival. */
  readonly reports: readonly SentReport[];
}

/** Why a report is wrong. Every wrong report is retracted. */
export type Mistake = 'wrong-place' | 'wrong-time' | 'wrong-vehicle' | 'did-not-occur';

/** A report and when the server gets it. */
export interface SentReport {
  readonly report: Report;
  /** When it reaches the server, RFC 3339 in UTC. */
  readonly deliveredAt: string;
  /** The same report sent again under the same id. Only the clock of its unit may differ. */
  readonly resent: readonly { readonly report: Report; readonly deliveredAt: string }[];
  /** Present where the report is wrong. */
  readonly mistake?: Mistake;
  /** True where another unit reports the same under another id. */
  readonly secondHand?: true;
  /** The dead zone that held it back. */
  readonly heldBackBy?: string;
}
