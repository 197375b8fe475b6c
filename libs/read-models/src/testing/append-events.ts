import { convoyStream } from '#kafila/domain';
import { type EventStore, type NewEvent } from '#kafila/event-store';
import { type RoadTrip } from './road.js';

/** Appends events to a convoy's stream. @returns the position of the last one */
export function appendToConvoy(
  eventStore: EventStore,
  convoyId: string,
  events: readonly NewEvent[],
): Promise<bigint> {
  return appendToStream(eventStore, convoyStream(convoyId), events);
}

/** Appends events to any stream. @returns the position of the last one */
export async function appendToStream(
  eventStore: EventStore,
  stream: string,
  events: readonly NewEvent[],
): Promise<bigint> {
  const appended = await eventStore.append(stream, events, 'any');
  if (appended.outcome !== 'appended') throw new Error('Appending at any revision was refused.');
  return appended.placements.at(-1)?.position ?? 0n;
}

/** Appends whole trips, their facts in the order given. */
export async function appendTrips(eventStore: EventStore, roadTrips: readonly RoadTrip[]): Promise<bigint> {
  let position = 0n;
  for (const { convoyId, decisions, facts } of roadTrips) {
    position = await appendToConvoy(eventStore, convoyId, [...decisions, ...facts]);
  }
  return position;
}
