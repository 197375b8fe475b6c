import { SCHEMA_VERSION, type Told } from '#kafila/domain';
import { type EventStore, type JsonObject, type NewEvent } from '#kafila/event-store';
import { simulate } from '#kafila/simulation';
import { historyOf } from '#kafila/simulation/testing';
import { v5 as uuidv5 } from 'uuid';

/** The name space (RFC 9562) of events that the desk would have given an id of chance. */
const DECISIONS = '3e0b6c55-1d0f-5a0e-8a53-0d6d3c3f1f10';

/** How many convoys are on the road at one time. */
const UNDERWAY = 400;
const IN_FLIGHT = 1000;

export interface Filled {
  readonly events: number;
  readonly convoyIds: readonly string[];
}

/**
 * Fills a store with what a simulated road reports, late, twice and with mistakes taken back, in the order in which it
 * arrives: convoys that are under way together take turns.
 */
export async function fill(store: EventStore, atLeast: number): Promise<Filled> {
  const road = simulate({ seed: 2026, convoys: Number.MAX_SAFE_INTEGER });
  const convoyIds: string[] = [];
  let events = 0;
  while (events < atLeast) {
    const together: { stream: string; events: readonly NewEvent[] }[] = [];
    while (together.length < UNDERWAY && events < atLeast) {
      const convoy = road.next().value;
      if (!convoy) throw new Error('The road has no more convoys.');
      for (const [stream, told] of historyOf(convoy).streams) {
        const convoyId = convoyIn(stream);
        if (convoyId === undefined) continue;
        together.push({ stream, events: told.map((one) => asKept(one, convoyId)) });
        events += told.length;
        convoyIds.push(convoyId);
      }
    }
    await appendInTurn(store, together);
  }
  return { events, convoyIds };
}

async function appendInTurn(
  store: EventStore,
  convoys: readonly { stream: string; events: readonly NewEvent[] }[],
): Promise<void> {
  const longest = Math.max(...convoys.map(({ events }) => events.length));
  let underway: Promise<void>[] = [];
  for (let revision = 0; revision < longest; revision++) {
    for (const { stream, events } of convoys) {
      const event = events[revision];
      if (event) underway.push(append(store, stream, event, revision));
    }
    if (underway.length < IN_FLIGHT) continue;
    await Promise.all(underway);
    underway = [];
  }
  await Promise.all(underway);
}

async function append(store: EventStore, stream: string, event: NewEvent, revision: number): Promise<void> {
  const { outcome } = await store.append(stream, [event], revision === 0 ? 'none' : revision - 1);
  if (outcome !== 'appended') throw new Error(`${stream} did not take revision ${revision}.`);
}

/** The convoy of a stream; undefined for carnets and declarations, which this projection does not read. */
function convoyIn(stream: string): string | undefined {
  return stream.startsWith('convoy-') ? stream.slice('convoy-'.length) : undefined;
}

/** An event as the intake would have kept it. */
function asKept({ id, unit, event }: Told, convoyId: string): NewEvent {
  const metadata = { convoyId, $correlationId: convoyId, by: 'local', schemaVersion: SCHEMA_VERSION };
  return {
    // Those of the desk have an id of the kind that the store asks for, the same in each run.
    id: unit === null ? uuidv5(`${convoyId} ${id}`, DECISIONS) : id,
    type: event.type,
    data: { ...event.data } as unknown as JsonObject,
    metadata: unit === null ? metadata : { ...metadata, unit: { ...unit } },
  };
}
