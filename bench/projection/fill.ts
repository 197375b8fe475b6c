import { SCHEMA_VERSION, type StreamSubject, subjectOfStream, type Recorded } from '#kafila/domain';
import { type EventStore, type JsonObject, type NewEvent } from '#kafila/event-store';
import { simulate } from '#kafila/simulation';
import { historyOf, underOtherNames } from '#kafila/simulation/testing';
import { v5 as uuidv5 } from 'uuid';

/** The name space (RFC 9562) of events that the desk would have given an id of chance. */
const DECISIONS = '3e0b6c55-1d0f-5a0e-8a53-0d6d3c3f1f10';

/** How many scenarios are on the road at one time. Behind the first of them come the same ones under other names. */
const UNDERWAY = 400;

/** How much one append may hold: a unit saves up a few reports. */
const SAVED_UP = 4;
const IN_FLIGHT = 1000;

export interface Filled {
  readonly events: number;
  readonly convoyIds: readonly string[];
}

/** What is recorded in one stream, and when each event came. */
interface History extends StreamSubject {
  readonly events: readonly NewEvent[];
  /** Milliseconds since the first event of the scenario, for each. */
  readonly came: readonly number[];
}

/**
 * Fills a store with what a simulated road reports of convoys, carnets and declarations, late, twice and with mistakes
 * taken back, in the order in which it arrives: scenarios that are under way together are recorded together.
 */
export async function fill(store: EventStore, atLeast: number): Promise<Filled> {
  const convoyIds: string[] = [];
  let events = 0;
  for (const together of rounds()) {
    const histories: History[] = [];
    for (const make of together) {
      if (events >= atLeast) break;
      for (const history of make()) {
        histories.push(history);
        events += history.events.length;
        if (history.kind === 'convoy') convoyIds.push(history.id);
      }
    }
    await appendAsItCame(store, histories);
    if (events >= atLeast) break;
  }
  return { events, convoyIds };
}

/** The scenarios of the simulation, first under their own names, then again and again under others. */
function* rounds(): Generator<readonly (() => History[])[]> {
  const road = [...simulate({ seed: 2026, convoys: UNDERWAY })];
  const own = road.map((scenario) => ({ scenario, histories: historiesOf(historyOf(scenario).streams) }));
  yield own.map(
    ({ histories }) =>
      () =>
        histories,
  );
  for (let number = 0; ; number++) {
    yield own.map(
      ({ scenario, histories }) =>
        () =>
          underOtherNames(scenario, number).forth(histories),
    );
  }
}

function historiesOf(streams: ReadonlyMap<string, readonly Recorded[]>): History[] {
  const first = Math.min(...[...streams.values()].map(([first]) => Date.parse(first?.recordedAt ?? '')));
  const names = [...streams.keys()].map((stream) => subjectOfStream(stream));
  const convoyId = names.find(({ kind }) => kind === 'convoy')?.id ?? '';
  return [...streams].map(([stream, recorded]) => {
    let last = 0;
    return {
      ...subjectOfStream(stream),
      events: recorded.map((one) => asKept(one, stream, convoyId)),
      came: recorded.map(({ recordedAt }) => (last = Math.max(last, Date.parse(recordedAt) - first))),
    };
  });
}

async function appendAsItCame(store: EventStore, histories: readonly History[]): Promise<void> {
  const turns: { readonly history: History; readonly revision: number; readonly at: number }[] = [];
  for (const history of histories) {
    for (let revision = 0; revision < history.events.length; revision += SAVED_UP) {
      turns.push({ history, revision, at: history.came[revision] ?? 0 });
    }
  }
  turns.sort((a, b) => a.at - b.at);
  for (let from = 0; from < turns.length; from += IN_FLIGHT) {
    await Promise.all(turns.slice(from, from + IN_FLIGHT).map((turn) => append(store, turn)));
  }
}

async function append(
  store: EventStore,
  { history: { kind, id, events }, revision }: { readonly history: History; readonly revision: number },
): Promise<void> {
  const stream = `${kind}-${id}`;
  const some = events.slice(revision, revision + SAVED_UP);
  const { outcome } = await store.append(stream, some, revision === 0 ? 'none' : revision - 1);
  if (outcome !== 'appended') throw new Error(`${stream} did not take revision ${revision}.`);
}

/** An event as the intake would have kept it. */
export function asKept({ id, unit, event }: Recorded, stream: string, convoyId: string): NewEvent {
  const metadata = { convoyId, $correlationId: convoyId, by: 'local', schemaVersion: SCHEMA_VERSION };
  return {
    // Those of the desk have an id of the kind that the store asks for, the same in each run.
    id: unit === null ? uuidv5(`${stream} ${id}`, DECISIONS) : id,
    type: event.type,
    data: { ...event.data } as unknown as JsonObject,
    metadata: unit === null ? metadata : { ...metadata, unit: { ...unit } },
  };
}
