import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  acceptLoss,
  type Anchors,
  anchoredTo,
  type EventStore,
  EventStoreChanged,
  EventStoreUnavailable,
  NO_ANCHORS,
} from '#kafila/event-store';
import { openWithoutThread } from '#kafila/event-store/testing';
import { Metrics } from '#kafila/platform';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { v7 as uuidv7 } from 'uuid';
import { MeasuredStore } from './measured-store.js';
import { SameStore } from './same-store.js';
import { storeProblem } from './store.problems.js';
import { StreamWriters } from './stream-writers.js';
import { type OfferedFact, type Recording } from './waiting-facts.js';

let folder: string;
let opened: EventStore[];
let at: EventStore;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kafila-intake-'));
  opened = [];
  at = await fresh();
});
afterEach(async () => {
  for (const store of opened) await store.close();
  rmSync(folder, { recursive: true });
});

async function fresh(): Promise<EventStore> {
  const store = await openWithoutThread({ file: join(folder, `events-${opened.length}.db`) });
  opened.push(store);
  return store;
}

/** Whatever store lies at the address at the moment. */
const address: EventStore = {
  append: (...args) => at.append(...args),
  readStream: (...args) => at.readStream(...args),
  readAll: (...args) => at.readAll(...args),
  subscribe: (...args) => at.subscribe(...args),
  head: () => at.head(),
  close: () => Promise.resolve(),
};

function intake(anchorsOfRows?: () => Promise<Anchors | undefined>) {
  const fatal: unknown[] = [];
  const log = { fatal: (facts: object) => fatal.push(facts), warn: () => undefined };
  const same = new SameStore(address, log as never, anchorsOfRows);
  const writers = new StreamWriters(new MeasuredStore(address, new Metrics(), same), undefined, same);
  const record = async (fact: OfferedFact): Promise<Recording> => {
    const [recording] = await writers.of('carnet-XC1').record([fact]);
    return recording ?? { outcome: 'no-such-stream' };
  };
  return { same, record, fatal };
}

function fact(): OfferedFact {
  const id = uuidv7();
  const event = { id, type: 'CarnetAccepted', data: {}, metadata: { digest: id } };
  return { digest: id, begins: true, bytes: 300, event };
}

/** With which status and code it is answered. */
async function answer(recording: () => Promise<Recording>): Promise<unknown> {
  const error = await recording().then(
    (made) => (made.outcome === 'failed' ? made.error : made.outcome),
    (thrown: unknown) => thrown,
  );
  const problem = storeProblem(error);
  return problem ? [problem.status, problem.code] : error;
}

const CHANGED = [503, 'event-store-changed'];

describe('an intake whose event store is exchanged', () => {
  it('takes nothing in while its store is being filled from another one', async () => {
    const { record } = intake();
    const says = (type: string) => at.append('store-copies', [{ ...fact().event, type }], 'any');
    await says('CopyBegun');
    expect(await answer(() => record(fact()))).toEqual(CHANGED);
    await says('CopyFinished');
    const { record: next } = intake();
    expect(await answer(() => next(fact()))).toBe('recorded');
  });

  it('takes nothing more and gives no receipt again, by name, until the right one is back', async () => {
    const { same, record, fatal } = intake();
    const [before, next] = [fact(), fact()];
    expect(await answer(() => record(before))).toBe('recorded');
    const right = at;
    at = await fresh();
    await expect(same.confirm()).rejects.toThrow(EventStoreChanged);
    expect([await answer(() => record(before)), await answer(() => record(next))]).toEqual([
      CHANGED,
      CHANGED,
    ]);
    expect(await at.head()).toBe(0n);
    expect(fatal).toHaveLength(1);
    at = right;
    await same.confirm();
    expect([await answer(() => record(before)), await answer(() => record(next))]).toEqual([
      'duplicate',
      'recorded',
    ]);
  });

  it('asks again before it writes where the store had not answered', async () => {
    const { record } = intake();
    const before = fact();
    await record(before);
    const right = at;
    const away = () => Promise.reject(new EventStoreUnavailable('It is away.'));
    at = { ...address, append: away, readStream: (...args) => right.readStream(...args) };
    expect(await answer(() => record(fact()))).toEqual([503, 'event-store-unavailable']);
    at = await fresh();
    expect(await answer(() => record(fact()))).toEqual(CHANGED);
    expect(await at.head()).toBe(0n);
  });

  it('takes nothing after a start where the rows know more, and does not wait for rows that do not answer', async () => {
    const before = fact();
    const { record } = intake();
    await record(before);
    const [event] = (await at.readStream('carnet-XC1')).events;
    const rows = anchoredTo(NO_ANCHORS, event ? [event] : []);
    at = await fresh();
    expect(await answer(() => intake(() => Promise.resolve(rows)).record(fact()))).toEqual(CHANGED);
    const failing = intake(() => Promise.reject(new Error('no such table')));
    expect(await answer(() => failing.record(fact()))).toBe('recorded');
  });

  it('records anew what is sent again once a person has accepted the loss', async () => {
    const { same, record } = intake();
    const [kept, lost] = [fact(), fact()];
    await record(kept);
    const [event] = (await at.readStream('carnet-XC1')).events;
    await record(lost);
    at = await fresh();
    await at.append('carnet-XC1', event ? [event] : [], 'none');
    await expect(same.confirm()).rejects.toThrow(EventStoreChanged);
    await acceptLoss(at, { by: 'amina', reason: 'the disk broke', found: [] });
    await same.confirm();
    expect([await answer(() => record(kept)), await answer(() => record(lost))]).toEqual([
      'duplicate',
      'recorded',
    ]);
    at = await fresh();
    await expect(same.confirm()).rejects.toThrow(EventStoreChanged);
  });
});
