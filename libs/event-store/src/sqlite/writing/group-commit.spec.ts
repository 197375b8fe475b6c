import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { EventStoreUnavailable } from '../../event-store.errors.js';
import { type EventStore, type JsonObject, type NewEvent } from '../../event-store.port.js';
import { readWholeStore, sampleEvent, sampleEvents } from '../../testing/sample-events.js';
import { temporaryFolder } from '../../testing/temporary-folder.js';
import { openSqliteEventStore } from '../open-store.js';

const poisoned = (): NewEvent => ({ ...sampleEvent(), type: 'Poisoned' });

describe('a group of appends in the embedded store', () => {
  let folder = temporaryFolder();
  let store: EventStore;

  beforeEach(async () => {
    folder = temporaryFolder();
    store = await openSqliteEventStore({ file: folder.path('events.db') });
    const breaking = new Database(folder.path('events.db'));
    breaking.exec(`CREATE TRIGGER poison BEFORE INSERT ON events WHEN NEW.type = 'Poisoned'
      BEGIN SELECT RAISE(ABORT, 'poisoned'); END`);
    breaking.close();
  });
  afterEach(async () => {
    await store.close();
    folder.remove();
  });

  it('is checked one by one: a wrong revision refuses its append only', async () => {
    const answers = await Promise.all([
      store.append('a', sampleEvents(2), 'none'),
      store.append('a', sampleEvents(1), 'none'),
      store.append('a', sampleEvents(2), 1),
      store.append('b', sampleEvents(1), 'exists'),
      store.append('b', sampleEvents(1), 'none'),
      store.append('a', sampleEvents(1), 'exists'),
      store.append('a', sampleEvents(1), 3),
    ]);
    expect(
      answers.map((answer) =>
        answer.outcome === 'appended' ? answer.placements.map((p) => Number(p.position)) : answer.actual,
      ),
    ).toEqual([[1, 2], 1, [3, 4], null, [5], [6], 4]);
  });

  it('loses only the append that the database does not take, whole, and leaves no gap', async () => {
    const group = [
      store.append('a', sampleEvents(2), 'none'),
      store.append('b', [sampleEvent(), poisoned(), sampleEvent()], 'none'),
      store.append('a', sampleEvents(2), 1),
      store.append('new', [poisoned()], 'none'),
      store.append('b', sampleEvents(1), 'none'),
    ];
    const outcomes = await Promise.allSettled(group);
    expect(outcomes.map((outcome) => outcome.status)).toEqual([
      'fulfilled',
      'rejected',
      'fulfilled',
      'rejected',
      'fulfilled',
    ]);
    await expect(group[1]).rejects.toThrow(EventStoreUnavailable);
    await expect(group[1]).rejects.toThrow('poisoned');

    const kept = await readWholeStore(store, 0n, ['']);
    expect(kept.map((event) => [event.stream, event.revision, event.position])).toEqual([
      ['a', 0, 1n],
      ['a', 1, 2n],
      ['a', 2, 3n],
      ['a', 3, 4n],
      ['b', 0, 5n],
    ]);
    expect((await store.readStream('new')).exists).toBe(false);
    expect(await store.append('new', sampleEvents(1), 'none')).toMatchObject({ outcome: 'appended' });
  });

  it('does not even hear of an append that cannot be kept as it is', async () => {
    const loop: JsonObject = {};
    loop['self'] = loop;
    const good = store.append('a', sampleEvents(1), 'none');
    await expect(store.append('a', [sampleEvent(0, loop)], 'any')).rejects.toThrow(TypeError);
    await expect(store.append('a', [{ ...sampleEvent(), id: 'no-uuid' }], 'any')).rejects.toThrow('no-uuid');
    await expect(store.append('a', [{ ...sampleEvent(), type: 'half \ud83d' }], 'any')).rejects.toThrow(
      TypeError,
    );
    await expect(store.append('half \ud83d', sampleEvents(1), 'any')).rejects.toThrow(TypeError);
    await expect(store.append('', sampleEvents(1), 'any')).rejects.toThrow(TypeError);
    expect(await good).toMatchObject({ outcome: 'appended' });
    expect(await store.head()).toBe(1n);
  });

  it('is answered in order, however large', async () => {
    const answers = await Promise.all(
      Array.from({ length: 9000 }, (_, n) => store.append(`s-${n % 50}`, [sampleEvent(n)], 'any')),
    );
    const positions = answers.map((answer) =>
      answer.outcome === 'appended' ? answer.placements[0]?.position : 0n,
    );
    expect(positions).toEqual(Array.from({ length: 9000 }, (_, n) => BigInt(n + 1)));
    const kept = await readWholeStore(store, 0n, ['s-']);
    expect(kept.map((event) => event.data['n'])).toEqual(Array.from({ length: 9000 }, (_, n) => n));
  });
});
