import { type Unrecorded } from '#kafila/domain/testing';
import { type JsonObject, type NewEvent } from '#kafila/event-store';
import { v5 as uuidv5 } from 'uuid';

/** The name space (RFC 9562) of the ids in stories. */
const IDS = '6f0f3c1e-3a5c-5f43-9d3b-0f5f6f7d8e90';

/** An event of a story of the domain's kit, of any kind of stream. */
export type AnyUnrecorded = Pick<Unrecorded, 'id'> & {
  readonly unit?: object;
  readonly event: { readonly type: string; readonly data: object };
};

/** The events of a story as a store takes them. What the story names by other words gets a UUID, the same each time. */
export function eventsOf(stream: string, story: readonly AnyUnrecorded[]): readonly NewEvent[] {
  return story.map(({ id, unit, event: { type, data } }) => {
    const said = { ...data } as unknown as JsonObject;
    for (const field of ['retracts', 'replacedBy', 'reportId']) {
      if (typeof said[field] === 'string') said[field] = eventId(stream, said[field]);
    }
    const metadata = { by: 'local', schemaVersion: 2, ...(unit ? { unit: { ...unit } } : {}) };
    return { id: eventId(stream, id), type, data: said, metadata };
  });
}

/** The UUID of what a story calls by another id. */
export function eventId(stream: string, id: string): string {
  return uuidv5(`${stream} ${id}`, IDS);
}
