import { type ConvoyEvent } from '../convoy/fold/convoy-event.js';
import { type Happened, type Of } from '../event/happened.js';
import { type Recorded, type Unit } from '../event/recorded.js';

/** An event with its id, before its stream gave it a revision. */
export interface Unrecorded<Event extends Of<string, Happened> = ConvoyEvent> {
  readonly id: string;
  /** Who reported it; nobody named in most stories. */
  readonly unit?: Unit;
  /** When the store kept it; without it, long after everything. */
  readonly recordedAt?: string;
  /** Who handed it over, where its unit did not. */
  readonly carriedBy?: string;
  readonly event: Event;
}

/** Day of June 2023 and time of day in UTC, `12 14:05`, as an instant: histories read like a log book. */
export function june(dayAndTime: string): string {
  const [day = '', time = '00:00'] = dayAndTime.split(' ');
  return new Date(`2023-06-${day.padStart(2, '0')}T${time}:00Z`).toISOString();
}

/** A history in the order it was recorded: revisions count up from 0. */
export function record<Event extends Of<string, Happened> = ConvoyEvent>(
  ...events: readonly Unrecorded<Event>[]
): Recorded<Event>[] {
  return events.map(({ unit = null, recordedAt = '2024-01-01T00:00:00.000Z', ...rest }, revision) => ({
    ...{ revision, recordedAt, unit },
    ...rest,
  }));
}
