import { type Happened, type Of } from './happened.js';
import { ascending } from '../ascending.js';
import { type ClockReading, type SavedReading } from '../unit-clock/clock-reading.js';

/** The unit that reports: a phone, a tracker, a checkpoint office. */
export interface Unit {
  readonly unitId: string;
  readonly sequence?: number;
  /** The unit's clock when it sent, RFC 3339 as it gave it: shows how far its clock is off. */
  readonly clockAt?: string;
  /** Its clocks when it saved the report. */
  readonly observed?: SavedReading;
  /** Its clocks when it sent it. */
  readonly clock?: ClockReading;
}

/**
 * What the keys of units make of a report. `in-doubt`: it counts, and somebody else may have signed it. `left-out`: it counts for
 * nothing until the desk vouches for it.
 */
export type Standing = 'in-doubt' | 'left-out';

/** With what reserve an event counts. */
export interface Proviso {
  readonly standing?: Standing;
  /** Its unit reports of something that it was not meant to see. */
  readonly outOfScope?: true;
  /** Of a retraction: the unit whose reports it may take back; empty: nobody's. Absent: anybody's. */
  readonly onlyOf?: string;
}

export interface Recorded<Event extends Of<string, Happened> = Of<string, Happened>> {
  /** The report id of a fact; the event id of a decision. Ties of `occurredAt` are broken by it (law 3). */
  readonly id: string;
  readonly revision: number;
  /** When the store kept it, by the store's clock: RFC 3339 in UTC. */
  readonly recordedAt: string;
  /** Who reported a fact; null for a decision. */
  readonly unit: Unit | null;
  /** Who handed a fact over, where its unit did not: the id of a unit, else the name of the caller. */
  readonly carriedBy?: string;
  /** The ids of vehicles as they were reported, where the event has others in their place. */
  readonly namedAs?: readonly string[];
  readonly event: Event;
  /** Absent, as of everything that was recorded before there were keys: it counts without reserve. */
  readonly proviso?: Proviso;
}

/** Facts by when they occurred, ties by report id: the same order whatever order they arrived in (law 3). */
export function inOrderOfOccurrence(a: Recorded, b: Recorded): number {
  return ascending(a.event.data.occurredAt, b.event.data.occurredAt) || ascending(a.id, b.id);
}
