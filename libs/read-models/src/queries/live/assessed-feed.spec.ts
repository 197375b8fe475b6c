import { type EventStore } from '#kafila/event-store';
import { type Caller, LOCAL, type Scope } from '#kafila/platform';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type ReadModels } from '../../database/read-models.js';
import { ReadModelsModule } from '../../read-models.module.js';
import { appendToConvoy, appendTrips } from '../../testing/append-events.js';
import { assessAll } from '../../testing/assess-all.js';
import { roadTrip } from '../../testing/road.js';
import { get, seeing, serve, type Served } from '../../testing/served.js';
import { eventually, projectAll, TestStores } from '../../testing/test-stores.js';

const [HERE, THERE] = [roadTrip(1), roadTrip(2, { corridorId: 'khi-ist-taftan' })];
const IRAN: Scope = { countries: ['IR'] };

let stores: TestStores;
let eventStore: EventStore;
let readModels: ReadModels;
let caller: Caller;
let board: Served;
beforeEach(async () => {
  [stores, caller] = [await TestStores.open(), LOCAL];
  eventStore = await stores.eventStore();
  readModels = await stores.readModels(await stores.freshUrl('SQLite'));
  board = await serve([ReadModelsModule.with({ eventStore, readModels })], {}, () => caller);
  const begun = [HERE, THERE].map((trip) => ({ ...trip, facts: trip.facts.slice(0, 1) }));
  await appendTrips(eventStore, begun);
  await projectAll(stores, eventStore, readModels);
});
afterEach(async () => {
  await board.app.close();
  await stores.remove();
});

const assess = (now: string): Promise<void> => assessAll(readModels, { clock: () => now });

interface Heard {
  readonly id: string;
  readonly event: string;
  readonly data: Record<string, unknown>;
}

/** Listens until it is told to stop. */
async function hear(path: string, after?: string) {
  const stop = new AbortController();
  const headers = after === undefined ? {} : { 'last-event-id': after };
  const answer = await fetch(`${board.url}/v1/${path}`, { headers, signal: stop.signal });
  const heard: Heard[] = [];
  void (async () => {
    let text = '';
    for await (const part of (answer.body ?? new ReadableStream()).pipeThrough(new TextDecoderStream())) {
      const blocks = (text + part).split('\n\n');
      text = blocks.pop() ?? '';
      for (const block of blocks) {
        const [, id, event, data] = /^id: (.*)\nevent: (.*)\ndata: (.*)$/.exec(block) ?? [];
        if (id !== undefined && event !== undefined)
          heard.push({ id, event, data: JSON.parse(data ?? '') as Heard['data'] });
      }
    }
  })().catch(() => undefined);
  return {
    heard,
    stop: () => {
      stop.abort();
    },
  };
}

const LATER = '2036-01-01T00:00:00.000Z';

describe('the live feed', () => {
  it('tells when what is expected of a convoy, or wrong with it, has changed with the clock', async () => {
    await assess('2026-03-01T00:00:00.000Z');
    const { heard, stop } = await hear('live');
    await assess(LATER);
    await eventually(() => heard.length >= 2);
    expect(heard.map(({ event, data }) => [event, data['convoyId'], data['assessedAt']])).toEqual([
      ['assessment', HERE.convoyId, LATER],
      ['assessment', THERE.convoyId, LATER],
    ]);
    const { body } = await get(`${board.url}/v1/alerts?convoyId=${HERE.convoyId}`);
    const shown = body.items.map(({ convoyId: _, assessedAt: __, ...alert }) => alert);
    expect(shown.length).toBeGreaterThan(0);
    expect(heard[0]?.data['alerts']).toEqual(shown);
    stop();
  });

  it('goes on after an assessment, as after an event: what came since is told, and nothing twice', async () => {
    await assess('2026-03-01T00:00:00.000Z');
    const first = await hear('live');
    await assess(LATER);
    await eventually(() => first.heard.length >= 2);
    first.stop();
    const [one] = first.heard;
    const again = await hear('live', one?.id);
    await appendToConvoy(eventStore, HERE.convoyId, HERE.facts.slice(1, 2));
    await projectAll(stores, eventStore, readModels);
    await eventually(() => again.heard.length >= 2);
    expect(again.heard.map(({ event, data }) => [event, data['convoyId']])).toEqual([
      ['assessment', THERE.convoyId],
      ['convoy', HERE.convoyId],
    ]);
    again.stop();
  });

  it('tells whoever has a scope of the assessments in it alone', async () => {
    await assess('2026-03-01T00:00:00.000Z');
    const all = await hear('live');
    caller = seeing(IRAN);
    const { heard, stop } = await hear('live');
    await assess(LATER);
    await eventually(() => all.heard.length >= 2 && heard.length >= 1);
    expect(heard.map(({ data }) => data['convoyId'])).toEqual([THERE.convoyId]);
    stop();
    all.stop();
  });
});
