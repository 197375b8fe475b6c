import { type Direction, type Position, type ReportType } from '#kafila/domain';
import { type Mistake } from '../outcome/simulated-convoy.js';
import { type FieldUnit } from './field-units.js';

/** What a report is about. A report about a carnet or a declaration may name the convoy too. */
export interface About {
  readonly convoyId?: string;
  readonly carnetNumber?: string;
  readonly declarationRef?: string;
}

/** A report before it is written: its content, its time, and when the unit means to send it. */
export interface DraftReport {
  readonly reportId: string;
  readonly unit: FieldUnit;
  readonly type: ReportType;
  readonly about: About;
  /** Milliseconds of the epoch. */
  readonly occurredAt: number;
  readonly sentAt: number;
  /** Slug of the place whose clock the unit reads. */
  readonly clockOf: string;
  /** Absent where it is about the whole convoy. */
  readonly vehicleIds?: readonly string[];
  readonly place?: string;
  readonly position?: Position;
  readonly direction?: Direction;
  /** The fields of its type. */
  readonly details?: Readonly<Record<string, unknown>>;
  readonly mistake?: Mistake;
  readonly secondHand?: true;
}
