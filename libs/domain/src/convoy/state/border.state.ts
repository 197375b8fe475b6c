import { type Direction } from '../../geography/route.js';
import { type BorderActivity, type Payment } from '../events/facts.js';

/** One vehicle through one side of a border. Instants are RFC 3339 in UTC; null where it was not reported. */
export interface Passage {
  /** Slug of the side. */
  readonly place: string;
  readonly direction: Direction;
  /** Joined the queue. */
  readonly arrivedAt: string | null;
  /** Entered the control zone. */
  readonly enteredAt: string | null;
  readonly exitedAt: string | null;
  /**
   * True where no exit was reported, but the vehicle was seen further on, so it must have left. Carries no time and
   * counts in no statistic (dossier 8.2).
   */
  readonly inferred: boolean;
  /** Reports it rests on. */
  readonly evidence: readonly string[];
  /** Of them the one that each moment was taken from, and the direction; null where the direction follows from the route. */
  readonly reportedBy: Readonly<Record<'arrivedAt' | 'enteredAt' | 'exitedAt' | 'direction', string | null>>;
}

/** One CPMM activity; `endedAt` is null where its end was not noted. */
export interface Activity {
  readonly activity: BorderActivity;
  readonly place: string;
  readonly direction: Direction | null;
  readonly startedAt: string;
  readonly endedAt: string | null;
  readonly payments: readonly Payment[];
  readonly result: 'passed' | 'failed' | null;
  /** Reports it rests on: one, or more where several units reported the same. */
  readonly evidence: readonly string[];
}
