import { keyPlacesIn, type PlacedEvent, type StoredEvent, withStanding } from '#kafila/domain';

/** An event that has a place in the log. */
export type EventAtLeaf = StoredEvent & { readonly leaf: number };

/** A stream with the places of its events in the log. */
export interface StreamAtLeaves {
  readonly stream: string;
  readonly events: readonly EventAtLeaf[];
}

/**
 * The events of a stream with their standing, which follows from where they stand in the log among the events that enrol and revoke the
 * keys of units. The log has all events in the order of the store.
 *
 * @param signers the streams of the units that reported
 */
export function standingEvents(
  { events }: StreamAtLeaves,
  signers: readonly StreamAtLeaves[],
): readonly StoredEvent[] {
  const keys = keyPlacesIn(signers.map(placed));
  if (keys.isEmpty) return events;
  return events.map((event) => withStanding({ ...event, position: BigInt(event.leaf) }, keys));
}

function placed({ stream, events }: StreamAtLeaves): readonly PlacedEvent[] {
  return events.map((event) => ({ ...event, stream, position: BigInt(event.leaf) }));
}
