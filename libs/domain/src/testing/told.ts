import { type ConvoyEvent, type Told } from '../convoy/convoy.events.js';

/** An event with its id, before its stream gave it a revision. */
export interface Untold<Event extends ConvoyEvent = ConvoyEvent> {
  readonly id: string;
  readonly event: Event;
}

/** Day of June 2023 and time of day in UTC, `12 14:05`, as an instant: histories read like a log book. */
export function june(dayAndTime: string): string {
  const [day = '', time = '00:00'] = dayAndTime.split(' ');
  return new Date(`2023-06-${day.padStart(2, '0')}T${time}:00Z`).toISOString();
}

/** A history in the order it was told: revisions count up from 0. */
export function tell(...events: readonly Untold[]): Told[] {
  return events.map(({ id, event }, revision) => ({ id, revision, event }));
}
