import { type EventStore, type NewEvent, type Placement } from '#kafila/event-store';

/** The store kept some of the events that were appended together, and not the others. It promised all or none. */
export class DecisionNotWhole extends Error {
  override readonly name = 'DecisionNotWhole';

  constructor(
    readonly stream: string,
    readonly recorded: number,
    readonly events: number,
  ) {
    super(`Of ${events} events that belong together, ${stream} has ${recorded}.`);
  }
}

/** @throws DecisionNotWhole the store did not answer for each event, one after the other */
export function requireWhole(
  stream: string,
  events: readonly NewEvent[],
  placements: readonly Placement[],
  after: number,
): readonly Placement[] {
  const inOrder = placements.filter(({ revision }, at) => revision === after + 1 + at).length;
  if (inOrder === events.length && placements.length === events.length) return placements;
  throw new DecisionNotWhole(stream, inOrder, events.length);
}

/**
 * Where events lie that were sent to follow a revision, and refused: an answer may have been lost, so that they are there
 * nevertheless. Undefined where none of them is.
 *
 * @throws DecisionNotWhole some of them are there
 */
export async function placedNevertheless(
  store: Pick<EventStore, 'readStream'>,
  stream: string,
  events: readonly NewEvent[],
  after: number,
): Promise<readonly Placement[] | undefined> {
  const page = await store.readStream(stream, { from: after + 1, limit: events.length });
  const ours = page.events.filter(({ id }, at) => id === events[at]?.id);
  return ours.length === 0 ? undefined : requireWhole(stream, events, ours, after);
}
