import { type ConvoySighting, type Position, type ReportRetracted } from '../convoy/convoy.events.js';
import { type Direction } from '../geography/route.js';

/** The unit that reports: a phone, a tracker, a checkpoint office. */
export interface Unit {
  readonly unitId: string;
  /** The unit's own count of what it sends. */
  readonly sequence?: number;
  /** The unit's clock when it sent, RFC 3339 as it gave it: shows how far its clock is off. */
  readonly clockAt?: string;
}

/** The types of report that exist. */
export type ReportType = ConvoySighting['type'] | ReportRetracted['type'];

/**
 * One fact as a field unit sends it: of the right shape, but with places and instants as the unit wrote them.
 * `readReport` makes an event of it.
 */
export interface Report {
  readonly reportId: string;
  readonly type: ReportType;
  readonly occurredAt: string;
  readonly convoyId: string;
  readonly unit: Unit;
  readonly vehicleIds?: readonly string[];
  readonly place?: string;
  readonly position?: Position;
  readonly note?: string;
  readonly synthetic?: true;
  readonly direction?: Direction;
  readonly reason?: string;
  readonly receivedBy?: string;
  readonly partial?: boolean;
  /** The report that a retraction takes back. */
  readonly retracts?: string;
  readonly replacedBy?: string;
}
