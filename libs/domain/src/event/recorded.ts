import { type Happened, type Of } from './happened.js';
import { ascending } from '../ascending.js';

/** The unit that reports: a phone, a tracker, a checkpoint office. */
export interface Unit {
  readonly unitId: string;
  readonly sequence?: number;
  /** The unit's clock when it sent, RFC 3339 as it gave it: shows how far its clock is off. */
  readonly clockAt?: string;
}

export interface Recorded<Event extends Of<string, Happened> = Of<string, Happened>> {
  /** The report id of a fact; the event id of a decision. Ties of `occurredAt` are broken by it (law 3). */
  readonly id: string;
  readonly revision: number;
  /** When the store kept it, by the store's clock: RFC 3339 in UTC. */
  readonly recordedAt: string;
  /** Who reported a fact; null for a decision. */
  readonly unit: Unit | null;
  /** The ids of vehicles as they were reported, where the event has others in their place. */
  readonly namedAs?: readonly string[];
  readonly event: Event;
}

/** Facts by when they occurred, ties by report id: the same order whatever order they arrived in (law 3). */
export function inOrderOfOccurrence(a: Recorded, b: Recorded): number {
  return ascending(a.event.data.occurredAt, b.event.data.occurredAt) || ascending(a.id, b.id);
}
