import { type Direction, type Position, type ReportType } from '#kafila/domain';
import { type Mistake } from '../simulated-convoy.js';
import { type FieldUnit } from './field-units.js';

/** A report before it is written down: what a unit tells, about when, and when it means to send it. */
export interface Telling {
  readonly reportId: string;
  readonly unit: FieldUnit;
  readonly type: ReportType;
  /** Milliseconds of the epoch. */
  readonly occurredAt: number;
  readonly sentAt: number;
  /** Slug of the place whose clock the unit reads. */
  readonly clockOf: string;
  /** Absent where it tells about the whole convoy. */
  readonly vehicleIds?: readonly string[];
  readonly place?: string;
  readonly position?: Position;
  readonly direction?: Direction;
  readonly reason?: string;
  readonly receivedBy?: string;
  readonly retracts?: string;
  readonly replacedBy?: string;
  readonly mistake?: Mistake;
  readonly secondHand?: true;
}
