import { type Direction } from '../../geography/route.js';
import { type BorderActivity } from '../events/facts.js';
import { type VehiclePayment } from './road.state.js';

/** One vehicle through one side of a border. Instants are RFC 3339 in UTC; null where it was not reported. */
export interface Passage {
  /** Slug of the side. */
  readonly place: string;
  readonly direction: Direction;
  readonly arrivedAt: string | null;
  readonly enteredAt: string | null;
  readonly exitedAt: string | null;
  /** No exit was reported, but the vehicle was seen further on. Has no time, counts in no statistic (dossier 8.2). */
  readonly inferred: boolean;
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
  readonly payments: readonly VehiclePayment[];
  /** What other units told instead; counts in no statistic. Absent where all tell the same. */
  readonly otherPayments?: readonly VehiclePayment[];
  readonly result: 'passed' | 'failed' | null;
  readonly evidence: readonly string[];
  /** Units that reported it. What one of them reports again is another activity. */
  readonly units: readonly string[];
}
