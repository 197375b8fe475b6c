import {
  type EventStore,
  type ExpectedRevision,
  type NewEvent,
  type Placement,
} from '../event-store.port.js';

/** Appends and insists that it was accepted, with one placement for each event. */
export async function appended(
  store: EventStore,
  stream: string,
  events: readonly NewEvent[],
  expected: ExpectedRevision = 'any',
): Promise<readonly Placement[]> {
  const answer = await store.append(stream, events, expected);
  if (answer.outcome !== 'appended') throw new Error(`Refused: ${JSON.stringify(answer)}`);
  if (answer.placements.length !== events.length) {
    throw new Error(`${events.length} events were given ${answer.placements.length} placements.`);
  }
  return answer.placements;
}
