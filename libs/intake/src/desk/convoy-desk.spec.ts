import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ConvoyCommand, convoyStream } from '#kafila/domain';
import {
  type EventStore,
  EventStoreUnavailable,
  readWholeStream,
  type RecordedEvent,
} from '#kafila/event-store';
import { openWithoutThread } from '#kafila/event-store/testing';
import { LOCAL, type Problem } from '#kafila/platform';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { StreamWriters } from '../streams/stream-writers.js';
import { Consequences } from '../across-convoys/consequences.js';
import { ConvoyDesk } from './convoy-desk.js';
import { type DecisionTaken, type SentDecision, type WithoutTime } from '../decision/sent-decision.js';
import { type OnConvoy } from '../decision/subject.js';
import { MembershipReader } from '../across-convoys/membership-reader.js';

let folder: string;
let store: EventStore;
const open = (): Promise<EventStore> => openWithoutThread({ file: join(folder, 'events.db') });

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kafila-desk-'));
  store = await open();
});

afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true });
});

/** What dies with the process: the desk, and all that it remembers. */
function deskOn(events: EventStore, failed: unknown[] = [], answerWithinMs?: number): ConvoyDesk {
  const writers = new StreamWriters(events, undefined, undefined, answerWithinMs);
  const log = { error: (facts: object) => failed.push(facts) };
  const others = new MembershipReader(events, log);
  return new ConvoyDesk(writers, others, new Consequences(writers, others), log);
}

/** A store to which nothing can be written any more in streams of this name: the process dies before. */
function dyingBefore(name: string): EventStore {
  return {
    append: (stream, events, expected) =>
      stream === name
        ? Promise.reject(new EventStoreUnavailable('The process is gone.'))
        : store.append(stream, events, expected),
    readStream: (stream, options) => store.readStream(stream, options),
    readAll: (options) => store.readAll(options),
    subscribe: (options) => store.subscribe(options),
    head: () => store.head(),
    close: () => store.close(),
  };
}

/** RFC 3339 in UTC, as events keep it. */
const day = (of: number): string => `2026-03-0${of}T00:00:00.000Z`;

function take(
  desk: ConvoyDesk,
  convoyId: string,
  command: WithoutTime<ConvoyCommand>,
  { on = 1, key }: { readonly on?: number; readonly key?: string } = {},
): Promise<DecisionTaken> {
  const sent: SentDecision<OnConvoy> = {
    subject: { convoyId },
    request: { ...command, occurredAt: day(on) },
    terms: { caller: LOCAL, ...(key === undefined ? {} : { idempotencyKey: key }) },
  };
  if (command.type === 'plan') return desk.takeAmongAll(command, sent);
  if (command.type === 'split') return desk.takeAcrossConvoys(command, sent);
  if (command.type === 'merge') return desk.takeAcrossConvoys(command, sent, { into: command.into });
  return desk.take(command, sent);
}

function plan(...plates: readonly string[]): WithoutTime<ConvoyCommand> {
  return {
    type: 'plan',
    corridorId: 'khi-tas-torkham',
    regime: 'TIR',
    plannedDeparture: '2026-03-02T00:00:00.000Z',
    vehicles: plates.map((plate) => ({ plate, country: 'PK' })),
  };
}
const SPLIT: WithoutTime<ConvoyCommand> = {
  type: 'split',
  parts: [
    { convoyId: 'part', vehicleIds: ['PK-B'] },
    { convoyId: 'other-part', vehicleIds: ['PK-C'] },
  ],
  place: 'peshawar',
};
const MERGE: WithoutTime<ConvoyCommand> = { type: 'merge', into: 'other' };

async function codeOf(decision: Promise<unknown>): Promise<unknown> {
  return decision.then(
    () => 'taken',
    (error: unknown) => (error as Partial<Problem>).code ?? (error as Error).name,
  );
}

async function typesIn(convoyId: string): Promise<readonly string[]> {
  return (await readWholeStream(store, convoyStream(convoyId))).map(({ type }) => type);
}
const idsOf = (history: readonly RecordedEvent[]): readonly string[] => history.map(({ id }) => id);

/** As a process leaves it that dies between the append to `from` and the one to `before`. */
async function diedBetween(
  decision: WithoutTime<ConvoyCommand>,
  from: string,
  before: string,
  key = 'the decision',
): Promise<void> {
  const desk = deskOn(dyingBefore(convoyStream(before)));
  expect(await codeOf(take(desk, from, decision, { on: 3, key }))).toBe('EventStoreUnavailable');
  await store.close();
  store = await open();
}

/** The position of the last event of a convoy. */
async function lastIn(convoyId: string): Promise<string | undefined> {
  return (await readWholeStream(store, convoyStream(convoyId))).at(-1)?.position.toString();
}

describe('the receipt of a decision across convoys', () => {
  it('covers what follows from a split in all its parts, also where it is asked for again later', async () => {
    const desk = deskOn(store);
    await take(desk, 'whole', plan('A', 'B', 'C'));
    const taken = await take(desk, 'whole', SPLIT, { on: 3, key: 'once' });
    expect(taken).toMatchObject({ revision: 4, position: await lastIn('other-part') });
    await take(desk, 'other-part', { type: 'hold', reason: 'shut' }, { on: 4 });
    const again = await take(desk, 'whole', SPLIT, { on: 3, key: 'once' });
    expect(again).toEqual({ ...taken, repeated: true });
  });

  it('covers what follows from a merge in the convoy that goes on', async () => {
    const desk = deskOn(store);
    await take(desk, 'other', plan('C'));
    await take(desk, 'ends', plan('A', 'B'));
    const taken = await take(desk, 'ends', MERGE, { on: 3 });
    expect(taken.position).toBe(await lastIn('other'));
    expect(await typesIn('other')).toHaveLength(4);
  });

  it('covers what the next process has written after the one died that took it', async () => {
    await take(deskOn(store), 'whole', plan('A', 'B', 'C'));
    await diedBetween(SPLIT, 'whole', 'other-part');
    await deskOn(store).catchUp();
    await take(deskOn(store), 'elsewhere', plan('D'));
    const again = await take(deskOn(store), 'whole', SPLIT, { on: 3, key: 'the decision' });
    expect(again).toMatchObject({ position: await lastIn('other-part'), repeated: true });
  });
});

describe('a store that keeps half of a decision', () => {
  /** Of several events it keeps all but the last, and says that the revision was wrong. */
  const halving = (name: string): EventStore => ({
    ...dyingBefore('none'),
    append: async (stream, events, expected) => {
      if (stream !== name || events.length === 1) return store.append(stream, events, expected);
      await store.append(stream, events.slice(0, -1), expected);
      return { outcome: 'revision-mismatch', stream, expected, actual: events.length - 2 };
    },
  });

  it('is named: the decision counts for nothing, neither at once nor under its key', async () => {
    const desk = deskOn(halving('convoy-c1'));
    expect(await codeOf(take(desk, 'c1', plan('A', 'B'), { key: 'once' }))).toBe('DecisionNotWhole');
    expect(await typesIn('c1')).toEqual(['ConvoyPlanned', 'VehicleJoined']);
    expect(await codeOf(take(deskOn(store), 'c1', plan('A', 'B'), { key: 'once' }))).toBe('DecisionNotWhole');
  });

  it('is named where a part of a split is half written, and hinders no other decision', async () => {
    await take(deskOn(store), 'whole', plan('A', 'B', 'C'));
    const desk = deskOn(halving('convoy-part'));
    expect(await codeOf(take(desk, 'whole', SPLIT, { on: 3 }))).toBe('DecisionNotWhole');
    expect(await codeOf(take(desk, 'elsewhere', plan('D')))).toBe('taken');
    expect(await typesIn('other-part')).toEqual(['ConvoyPlanned', 'VehicleJoined']);
  });

  it('is not suspected where the whole decision was kept and only the answer was lost', async () => {
    const lying: EventStore = {
      ...dyingBefore('none'),
      append: async (stream, events, expected) => {
        await store.append(stream, events, expected);
        return { outcome: 'revision-mismatch', stream, expected, actual: events.length - 1 };
      },
    };
    expect(await take(deskOn(lying), 'c1', plan('A', 'B'))).toMatchObject({ revision: 2, repeated: false });
    expect(await typesIn('c1')).toHaveLength(3);
  });
});

describe('a split whose process dies before its parts are written', () => {
  beforeEach(async () => {
    await take(deskOn(store), 'whole', plan('A', 'B', 'C'));
    await diedBetween(SPLIT, 'whole', 'other-part');
    expect(await typesIn('whole')).toContain('ConvoySplit');
    expect(await typesIn('part')).toEqual(['ConvoyPlanned', 'VehicleJoined']);
    expect(await typesIn('other-part')).toEqual([]);
  });

  it('is made whole at the next start, and only once', async () => {
    await deskOn(store).catchUp();
    const first = idsOf(await readWholeStream(store, 'convoy-other-part'));
    expect(await typesIn('other-part')).toEqual(['ConvoyPlanned', 'VehicleJoined']);
    await Promise.all([deskOn(store).catchUp(), deskOn(store).catchUp()]);
    expect(idsOf(await readWholeStream(store, 'convoy-other-part'))).toEqual(first);
    expect(await typesIn('part')).toHaveLength(2);
  });

  it('is made whole when it is sent again under its key, which gets its answer', async () => {
    const again = await take(deskOn(store), 'whole', SPLIT, { on: 3, key: 'the decision' });
    expect(again).toMatchObject({ subject: { convoyId: 'whole' }, revision: 4, repeated: true });
    expect(await typesIn('other-part')).toEqual(['ConvoyPlanned', 'VehicleJoined']);
  });

  it('is made whole before another decision that looks around', async () => {
    await take(deskOn(store), 'elsewhere', plan('D'));
    expect(await typesIn('other-part')).toEqual(['ConvoyPlanned', 'VehicleJoined']);
  });

  it('is made whole by two processes at once, once', async () => {
    await Promise.all(Array.from({ length: 5 }, () => deskOn(store).catchUp()));
    expect(await typesIn('other-part')).toEqual(['ConvoyPlanned', 'VehicleJoined']);
  });

  it('binds the vehicles of its parts all the same', async () => {
    const stillDying = deskOn(dyingBefore('convoy-other-part'));
    expect(await codeOf(take(stillDying, 'elsewhere', plan('C')))).toBe('EventStoreUnavailable');
    expect(await codeOf(take(deskOn(store), 'elsewhere', plan('C'), { on: 4 }))).toBe(
      'vehicle-in-another-convoy',
    );
  });

  it('tells the part who decided it, which decision it follows from and when it was taken', async () => {
    await deskOn(store).catchUp();
    const split = (await readWholeStream(store, 'convoy-whole')).find(({ type }) => type === 'ConvoySplit');
    const [planned] = await readWholeStream(store, 'convoy-other-part');
    expect(planned?.data).toMatchObject({ splitFrom: 'whole', occurredAt: day(3) });
    expect(planned?.metadata).toMatchObject({
      convoyId: 'other-part',
      $correlationId: 'other-part',
      $causationId: split?.id,
      by: 'local',
    });
  });
});

describe('a merge whose process dies before the other convoy is written to', () => {
  beforeEach(async () => {
    await take(deskOn(store), 'ends', plan('A', 'B'));
    await take(deskOn(store), 'other', plan('C'));
    await diedBetween(MERGE, 'ends', 'other');
    expect(await typesIn('ends')).toContain('ConvoyMerged');
    expect(await typesIn('other')).toEqual(['ConvoyPlanned', 'VehicleJoined']);
  });

  it('is made whole at the next start, and only once', async () => {
    await deskOn(store).catchUp();
    await deskOn(store).catchUp();
    expect(await typesIn('other')).toEqual(['ConvoyPlanned', ...Array<string>(3).fill('VehicleJoined')]);
    const [, , joined] = await readWholeStream(store, 'convoy-other');
    expect(joined?.data).toMatchObject({ vehicleId: 'PK-A', cameFrom: 'ends' });
  });

  it('is made whole when it is sent again under its key, which gets its answer', async () => {
    const again = await take(deskOn(store), 'ends', MERGE, { on: 3, key: 'the decision' });
    expect(again).toMatchObject({ revision: 3, repeated: true });
    expect(await typesIn('other')).toHaveLength(4);
  });
});

describe('a split into an id that another process gave away in the same moment', () => {
  it('is told, once, and does not hinder the desk', async () => {
    await take(deskOn(store), 'whole', plan('A', 'B', 'C'));
    await diedBetween(SPLIT, 'whole', 'other-part');
    const planned = { id: '01926f3a-7c1e-7d2a-9b7e-000000000001', type: 'ConvoyPlanned', metadata: {} };
    const data = {
      occurredAt: day(3),
      offset: '+05:00',
      route: ['peshawar', 'kabul'],
      regime: 'TIR',
    };
    await store.append('convoy-other-part', [{ ...planned, data }], 'none');
    const failed: unknown[] = [];
    const desk = deskOn(store, failed);
    await take(desk, 'elsewhere', plan('D'));
    await take(desk, 'elsewhere-too', plan('E'));
    expect(failed).toEqual([expect.objectContaining({ convoyId: 'whole', inConvoyId: 'other-part' })]);
    expect(await typesIn('other-part')).toEqual(['ConvoyPlanned']);
  });
});

describe('a desk in another process', () => {
  it('knows of what was decided in the first one, and of what was decided since', async () => {
    const [one, other] = [deskOn(store), deskOn(store)];
    await take(one, 'c1', plan('A'));
    expect(await codeOf(take(other, 'c2', plan('A')))).toBe('vehicle-in-another-convoy');
    await take(other, 'c2', plan('B'));
    expect(await codeOf(take(one, 'c3', plan('B')))).toBe('vehicle-in-another-convoy');
    await take(other, 'c1', { type: 'withdraw', vehicleId: 'PK-A', reason: 'broken' }, { on: 2 });
    expect(await codeOf(take(one, 'c3', plan('A'), { on: 2 }))).toBe('taken');
  });

  it('knows a vehicle by the plate that it took on the way, too', async () => {
    await take(deskOn(store), 'c1', plan('A'));
    const changed = { id: '01926f3a-7c1e-7d2a-9b7e-000000000002', type: 'PlateChanged', metadata: {} };
    const data = { occurredAt: day(2), offset: '+04:30', vehicleIds: ['PK-A'], plate: 'K 7', country: 'AF' };
    await store.append('convoy-c1', [{ ...changed, data }], 'exists');
    const byNewPlate = {
      ...plan(),
      vehicles: [{ plate: 'K7', country: 'AF' }],
    } as WithoutTime<ConvoyCommand>;
    expect(await codeOf(take(deskOn(store), 'c2', byNewPlate, { on: 3 }))).toBe('vehicle-in-another-convoy');
  });

  it('takes no decision that needs to look around while the store does not answer, and none is half taken', async () => {
    let answers = false;
    const silent: EventStore = {
      ...dyingBefore('none'),
      readAll: (options) =>
        answers ? store.readAll(options) : Promise.reject(new EventStoreUnavailable('No answer.')),
    };
    const desk = deskOn(silent);
    await expect(desk.catchUp()).rejects.toThrow(EventStoreUnavailable);
    expect(await codeOf(take(desk, 'c1', plan('A')))).toBe('EventStoreUnavailable');
    expect(await typesIn('c1')).toEqual([]);
    answers = true;
    expect(await codeOf(take(desk, 'c1', plan('A')))).toBe('taken');
  });

  it('answers in time where the store gives no answer at all, to those that wait for others too, which it forgets', async () => {
    let answer = (): void => undefined;
    const answered = new Promise<void>((resolve) => (answer = resolve));
    const silent: EventStore = {
      ...dyingBefore('none'),
      readAll: async (options) => {
        await answered;
        return store.readAll(options);
      },
    };
    const desk = deskOn(silent, [], 200);
    const began = performance.now();
    const taking = ['c1', 'c2', 'c3'].map((convoyId) => codeOf(take(desk, convoyId, plan(convoyId))));
    expect(await Promise.all(taking)).toEqual(Array<string>(3).fill('EventStoreUnavailable'));
    expect(performance.now() - began).toBeLessThan(500);
    answer();
    expect(await codeOf(take(desk, 'c4', plan('c4')))).toBe('taken');
    expect([await typesIn('c2'), await typesIn('c3')]).toEqual([[], []]);
  });
});
