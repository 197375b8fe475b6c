import { convoyStream } from '#kafila/domain';
import { AT_LENGTH } from '#kafila/domain/testing';
import { type EventStore, EventStoreUnavailable, type NewEvent } from '#kafila/event-store';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sql } from 'kysely';
import { type ReadModels } from '../../database/read-models.js';
import { asText } from '../../database/schema.js';
import { roadTrip } from '../../testing/road.js';
import {
  DATABASES,
  eventually,
  keptLog,
  projectAll,
  reached,
  TestStores,
} from '../../testing/test-stores.js';
import { tripTables } from '../../testing/trip-tables.js';
import { appendToConvoy, appendTrips } from '../../testing/append-events.js';
import { inStepsOf, oneByOne, subscribedBy } from '../../testing/subscriptions.js';
import { trips } from '../../trips/trips.projection.js';
import { readPosition } from '../checkpoint/checkpoint.js';
import { recomputeRowsDigest } from '../rows/rows-digest.js';

let stores: TestStores;
beforeAll(async () => {
  stores = await TestStores.open();
}, 60_000);
afterAll(() => stores.remove());

const nonsense = (serial: number): NewEvent => ({
  id: `eeeeeeee-0000-7000-8000-00000000000${serial}`,
  type: 'CheckpointFlown',
  data: { occurredAt: '2026-03-05T00:00:00.000Z' },
  metadata: {},
});

describe.each(DATABASES)('the projection runner on $kind', ({ kind }) => {
  async function fresh(): Promise<{ eventStore: EventStore; readModels: ReadModels; url: string }> {
    const url = await stores.freshUrl(kind);
    return { eventStore: await stores.eventStore(), readModels: await stores.readModels(url), url };
  }
  const parkedStreams = (readModels: ReadModels) =>
    readModels.read
      .selectFrom('parked_streams')
      .select(['stream', 'revision', 'reason', asText('position').as('position')])
      .orderBy('stream')
      .execute();

  it('keeps a digest that the tables add up to, through updates and deletions', async () => {
    const { eventStore, readModels } = await fresh();
    const { convoyId, decisions, facts } = roadTrip(1, { retracts: true, joinsLate: true });
    const events = [...decisions.slice(0, 3), ...facts, ...decisions.slice(3)];
    // A runner for each event; on PostgreSQL, where one takes ten times as long to begin, for a few.
    const portion = kind === 'SQLite' || AT_LENGTH ? 1 : 4;
    for (let from = 0; from < events.length; from += portion) {
      await appendToConvoy(eventStore, convoyId, events.slice(from, from + portion));
      await projectAll(stores, eventStore, readModels);
    }
    const kept = await readModels.read.selectFrom('projections').select('rows_digest').executeTakeFirst();
    expect(kept?.rows_digest).toBe(await recomputeRowsDigest(readModels.read, trips.tables));
    const again = await stores.readModels(await stores.freshUrl(kind));
    await projectAll(stores, eventStore, again);
    expect(await recomputeRowsDigest(again.read, trips.tables)).toBe(kept?.rows_digest);
  });

  it('commits what comes close together at one time, and all of it', async () => {
    const { eventStore, readModels } = await fresh();
    const recordedTrips = [roadTrip(1), roadTrip(2)];
    await appendTrips(eventStore, recordedTrips);
    const events = recordedTrips.flatMap(({ decisions, facts }) => [...decisions, ...facts]).length;
    let commits = 0;
    await projectAll(stores, oneByOne(eventStore), readModels, { committed: () => (commits += 1) });
    expect(commits).toBeLessThan(events / 2);
    const again = await stores.readModels(await stores.freshUrl(kind));
    await projectAll(stores, eventStore, again);
    expect(await tripTables(readModels)).toEqual(await tripTables(again));
  });

  it.each([1, 50_000])(
    'parks only the stream whose event it cannot digest, %d events per commit',
    async (eventsPerCommit) => {
      const { eventStore, readModels } = await fresh();
      const [poisoned, other] = [roadTrip(2), roadTrip(3)];
      const before = poisoned.facts.slice(0, 4);
      await appendToConvoy(eventStore, poisoned.convoyId, [...poisoned.decisions, ...before]);
      const at = await appendToConvoy(eventStore, poisoned.convoyId, [nonsense(1)]);
      await appendToConvoy(eventStore, poisoned.convoyId, poisoned.facts.slice(4));
      const head = await appendTrips(eventStore, [other]);
      const log = keptLog();
      await projectAll(stores, inStepsOf(eventStore, 1), readModels, { eventsPerCommit, log });

      const revision = poisoned.decisions.length + before.length;
      const parked = { stream: convoyStream(poisoned.convoyId), revision, reason: /CheckpointFlown/ };
      expect(log.parkedStreams).toMatchObject([{ stream: parked.stream, revision, position: at }]);
      const [kept, ...others] = await parkedStreams(readModels);
      expect(others).toEqual([]);
      expect(kept).toMatchObject({ stream: parked.stream, revision, position: at.toString() });
      expect(kept?.reason).toMatch(parked.reason);

      const sane = await fresh();
      await appendToConvoy(sane.eventStore, poisoned.convoyId, [...poisoned.decisions, ...before]);
      await appendTrips(sane.eventStore, [other]);
      await projectAll(stores, sane.eventStore, sane.readModels);
      expect(await tripTables(readModels)).toEqual(await tripTables(sane.readModels));
      expect(await readPosition(readModels.read, trips.name)).toBe(head);

      // Still parked for the next runner.
      await appendToConvoy(eventStore, poisoned.convoyId, [nonsense(2)]);
      await projectAll(stores, eventStore, readModels, { log });
      expect(log.parkedStreams).toHaveLength(1);
    },
  );

  it('parks a stream at the event that the fold stumbles over, and one that never began', async () => {
    const { eventStore, readModels } = await fresh();
    const { convoyId, decisions, facts } = roadTrip(4);
    const atNoTime = facts.map((fact, i) =>
      i === 2 ? { ...fact, data: { ...fact.data, occurredAt: 'yesterday' } } : fact,
    );
    await appendToConvoy(eventStore, convoyId, [...decisions, ...atNoTime]);
    await appendToConvoy(eventStore, 'headless', facts);
    await projectAll(stores, eventStore, readModels);
    expect(await parkedStreams(readModels)).toMatchObject([
      { stream: 'convoy-headless', revision: 0, reason: 'A convoy begins with ConvoyPlanned.' },
      {
        stream: convoyStream(convoyId),
        revision: decisions.length + 2,
        reason: 'A CheckpointPassed without a readable occurredAt cannot be folded.',
      },
    ]);
    expect((await tripTables(readModels))['convoys']).toMatchObject([
      { document: { revision: decisions.length + 1 } },
    ]);
  });

  it('writes nothing of a commit that fails, says so, and takes each event once when it works again', async () => {
    const { eventStore, readModels } = await fresh();
    const recordedTrips = [roadTrip(5), roadTrip(6)];
    const head = await appendTrips(eventStore, recordedTrips);
    await refuse(readModels, 'passages');
    const log = keptLog();
    const there = reached(readModels, head);
    const running = stores.run({ projection: trips, eventStore, readModels, log });
    await eventually(() => log.said.filter((said) => said.includes('no more room')).length >= 2);
    expect(running.status.error).toMatch(/no more room/);
    expect(await readPosition(readModels.read, trips.name)).toBe(0n);
    expect(Object.values(await tripTables(readModels)).flat()).toEqual([]);

    await accept(readModels, 'passages');
    await there;
    expect(running.status).toMatchObject({ error: null, position: head });
    await running.stop();
    const sane = await fresh();
    await appendTrips(sane.eventStore, recordedTrips);
    await projectAll(stores, sane.eventStore, sane.readModels);
    expect(await tripTables(readModels)).toEqual(await tripTables(sane.readModels));
    expect(await parkedStreams(readModels)).toEqual([]);
    const kept = await readModels.read.selectFrom('projections').select('rows_digest').executeTakeFirst();
    expect(kept?.rows_digest).toBe(await recomputeRowsDigest(readModels.read, trips.tables));
  });

  it('lets a second runner stand by, which takes over with what the first has left', async () => {
    const { eventStore, readModels, url } = await fresh();
    const other = await stores.readModels(url);
    const { convoyId, decisions, facts } = roadTrip(7);
    const first = stores.run({ projection: trips, eventStore, readModels });
    await eventually(() => first.status.live);
    const second = stores.run({ projection: trips, eventStore, readModels: other });
    await eventually(() => second.status.standingBy);
    const begun = reached(readModels, 1n);
    await appendToConvoy(eventStore, convoyId, decisions);
    await begun;
    expect(second.status).toMatchObject({ standingBy: true, live: false, position: 0n });

    await first.stop();
    await eventually(() => second.status.live);
    expect(second.status).toMatchObject({ standingBy: false, position: BigInt(decisions.length) });
    const there = reached(other, BigInt(decisions.length + facts.length));
    await appendToConvoy(eventStore, convoyId, facts);
    await there;
    await second.stop();
  });

  it('moves its checkpoint past what is not for it', async () => {
    const { eventStore, readModels } = await fresh();
    const running = stores.run({ projection: trips, eventStore, readModels });
    await eventually(() => running.status.live);
    const there = reached(readModels, 1n);
    await eventStore.append('weather-torkham', [nonsense(1)], 'any');
    await there;
    expect(await readPosition(readModels.read, trips.name)).toBe(1n);
    await running.stop();
  });

  it('waits for an event store that does not answer, and goes on from the checkpoint', async () => {
    const { eventStore, readModels } = await fresh();
    const head = await appendTrips(eventStore, [roadTrip(8)]);
    let answers = false;
    const flaky = subscribedBy(eventStore, (options) => {
      if (!answers) throw new EventStoreUnavailable('nobody there');
      return eventStore.subscribe(options);
    });
    const there = reached(readModels, head);
    const running = stores.run({ projection: trips, eventStore: flaky, readModels });
    await eventually(() => running.status.error === 'nobody there');
    answers = true;
    await there;
    expect(running.status).toMatchObject({ error: null, live: true });
    await running.stop();
  });

  it('takes an event once that is delivered again', async () => {
    const { eventStore, readModels } = await fresh();
    const recordedTrips = [roadTrip(10, { perVehicle: true }), roadTrip(11)];
    await appendTrips(eventStore, recordedTrips);
    const repeating = subscribedBy(eventStore, async function* (options) {
      for await (const { events, position, live } of inStepsOf(eventStore, 5).subscribe(options)) {
        const again = [...events.slice(0, 3), ...events];
        yield { events: again, position: again.at(-1)?.position ?? position, live: false };
        // Once more behind the commit, beside the one that comes next.
        const before = events.slice(-2);
        const rest = await eventStore.readAll({ after: before.at(-1)?.position ?? position, limit: 1 });
        yield {
          events: [...before, ...rest.events],
          position: rest.events.at(-1)?.position ?? position,
          live,
        };
      }
    });
    await projectAll(stores, repeating, readModels, { eventsPerCommit: 1 });
    const sane = await fresh();
    await appendTrips(sane.eventStore, recordedTrips);
    await projectAll(stores, sane.eventStore, sane.readModels);
    expect(await tripTables(readModels)).toEqual(await tripTables(sane.readModels));
  });

  it('refuses to work on rows of another event store', async () => {
    const { eventStore, readModels } = await fresh();
    await appendTrips(eventStore, [roadTrip(9)]);
    await projectAll(stores, eventStore, readModels);
    const strange = stores.run({ projection: trips, eventStore: await stores.eventStore(), readModels });
    await eventually(() => strange.status.error !== null);
    expect(strange.status.error).toMatch(/no longer .*: it is another store/);
    await strange.stop();
  });

  /** Makes the database fail in the middle of a transaction. */
  async function refuse(readModels: ReadModels, table: string): Promise<void> {
    await readModels.exclusively('test', async ({ write }) => {
      if (kind === 'SQLite') {
        await sql`create trigger refuse before insert on ${sql.table(table)}
          begin select raise(abort, 'no more room'); end`.execute(write);
        return;
      }
      await sql`create function refuse() returns trigger language plpgsql
        as 'begin raise exception ''no more room''; end'`.execute(write);
      await sql`create trigger refuse before insert on ${sql.table(table)} execute function refuse()`.execute(
        write,
      );
    });
  }
  async function accept(readModels: ReadModels, table: string): Promise<void> {
    await readModels.exclusively('test', ({ write }) =>
      (kind === 'SQLite'
        ? sql`drop trigger refuse`
        : sql`drop trigger refuse on ${sql.table(table)}`
      ).execute(write),
    );
  }
});

describe('the projection runner on PostgreSQL', () => {
  it('stops when it loses the connection that holds its lock, and begins again from the checkpoint', async () => {
    const readModels = await stores.readModels(await stores.freshUrl('PostgreSQL'));
    const eventStore = await stores.eventStore();
    const { convoyId, decisions, facts } = roadTrip(1);
    const log = keptLog();
    const running = stores.run({ projection: trips, eventStore, readModels, log });
    await eventually(() => running.status.live);
    const begun = reached(readModels, BigInt(decisions.length));
    await appendToConvoy(eventStore, convoyId, decisions);
    await begun;
    // Nothing is being written now: it is told by the connection alone.
    await sql`select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory'
      and database = (select oid from pg_database where datname = current_database())`.execute(
      readModels.read,
    );
    await eventually(() => log.said.some((said) => said.startsWith('failed')));
    const head = await appendToConvoy(eventStore, convoyId, facts);
    if (running.status.position < head) await reached(readModels, head);
    await running.stop();
    const kept = await readModels.read.selectFrom('projections').select('rows_digest').executeTakeFirst();
    expect(kept?.rows_digest).toBe(await recomputeRowsDigest(readModels.read, trips.tables));
  });
});
