import { keyEnrolled, keyRevoked, type Sent, timesTried } from '#kafila/domain/testing';
import { type EventStore, type NewEvent, type Placement } from '#kafila/event-store';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { asText } from '../database/schema.js';
import { type ReadModels } from '../database/read-models.js';
import { ProjectionOperations } from '../operations/projection-operations.js';
import { Past } from '../past/past.js';
import { readCheckpoint } from '../runner/checkpoint/checkpoint.js';
import { rebuild } from '../runner/rebuild/rebuild.js';
import { recomputeRowsDigest } from '../runner/rows/rows-digest.js';
import { appendToConvoy, appendToStream } from '../testing/append-events.js';
import { roadTrip } from '../testing/road.js';
import { inStepsOf, subscribedBy } from '../testing/subscriptions.js';
import { DATABASES, keptLog, projectAll, TestStores } from '../testing/test-stores.js';
import { trips } from './trips.projection.js';

let stores: TestStores;
beforeAll(async () => {
  stores = await TestStores.open();
}, 60_000);
afterAll(() => stores.remove());

const G = 'gate';
const whole = new AbortController().signal;

let ids = 0;
function asEvent({ type, data, metadata }: Sent): NewEvent {
  const id = `eeeeeeee-0000-7000-8000-${String(++ids).padStart(12, '0')}`;
  return { id, type, data: { ...data }, metadata: { ...metadata } } as NewEvent;
}

function signed(event: NewEvent, kid = 'k', unitId = G): NewEvent {
  const who = { by: 'access-r', via: 'key', role: 'relay', unit: { unitId }, signature: { kid } };
  return { ...event, metadata: { ...event.metadata, ...who } };
}

function unsigned(event: NewEvent, unitId = G): NewEvent {
  const who = { by: `unit-${unitId}`, via: 'key', role: 'unit', unit: { unitId } };
  return { ...event, metadata: { ...event.metadata, ...who } };
}

function ofUnit(eventStore: EventStore, sent: Sent): Promise<bigint> {
  return appendToStream(eventStore, sent.stream, [asEvent(sent)]);
}

async function placedIn(eventStore: EventStore, convoyId: string, event: NewEvent): Promise<Placement> {
  const appended = await eventStore.append(`convoy-${convoyId}`, [event], 'any');
  const [placement] = appended.outcome === 'appended' ? appended.placements : [];
  if (!placement) throw new Error('It was not appended.');
  return placement;
}

/** Since an instant as it was recorded. */
function revokedSince(kid: string, recordedAt: string, unitId = G): Sent {
  const revoked = keyRevoked(unitId, kid, '1');
  return { ...revoked, data: { ...revoked.data, compromisedSince: recordedAt } };
}

type Named = Readonly<Record<string, readonly string[]>>;

/** What the standing of reports makes irregular, by stream and code: the ids of the reports. */
async function namedIn(read: ReadModels['read']): Promise<Named> {
  const rows = await read
    .selectFrom('irregularities')
    .select(['stream', 'code', 'evidence'])
    .where('code', 'in', ['signed-in-doubt', 'report-not-vouched', 'retraction-by-other'])
    .orderBy('stream')
    .orderBy('code')
    .execute();
  return Object.fromEntries(
    rows.map(({ stream, code, evidence }) => [`${stream} ${code}`, JSON.parse(evidence) as string[]]),
  );
}

/** That a rebuild comes to the same rows, by whatever way. */
async function expectSameAnew(eventStore: EventStore, readModels: ReadModels): Promise<void> {
  const live = await readCheckpoint(readModels.read, 'trips');
  expect(await recomputeRowsDigest(readModels.read, trips.tables)).toBe(live?.rowsDigest);
  const bare = subscribedBy(eventStore, (options) => eventStore.subscribe(options));
  for (const store of [eventStore, bare]) {
    await new ProjectionOperations(eventStore, readModels)
      .drop(trips.name, 'next', 'amina')
      .catch(() => undefined);
    await rebuild({ projection: trips, eventStore: store, readModels, signal: whole });
    const next = await readCheckpoint(readModels.read, 'trips@next');
    expect(next?.rowsDigest).toBe(live?.rowsDigest);
    expect(await recomputeRowsDigest(readModels.read, trips.tables, 'next')).toBe(live?.rowsDigest);
  }
}

describe.each(DATABASES)('the standing of reports, on $kind,', ({ kind }) => {
  it('changes the rows of all streams that a revoked key signed, and follows from places alone', async () => {
    const eventStore = await stores.eventStore();
    const readModels = await stores.readModels(await stores.freshUrl(kind));
    const [one, two, three] = [roadTrip(1), roadTrip(2), roadTrip(3)];
    await ofUnit(eventStore, keyEnrolled(G, 'k'));
    for (const { convoyId, decisions } of [one, two, three])
      await appendToConvoy(eventStore, convoyId, decisions);
    const [a, b, c, d, e] = one.facts as [NewEvent, NewEvent, NewEvent, NewEvent, NewEvent];
    const [f, g] = two.facts as [NewEvent, NewEvent];
    const first = await placedIn(eventStore, one.convoyId, signed(a));
    while (Date.now() <= Date.parse(first.recordedAt)) await nextTurn();
    const { recordedAt } = await placedIn(eventStore, one.convoyId, signed(b));
    await placedIn(eventStore, one.convoyId, unsigned(c));
    await placedIn(eventStore, two.convoyId, signed(f));
    await placedIn(eventStore, three.convoyId, signed(three.facts[0] as NewEvent, 'other', 'port'));
    await projectAll(stores, eventStore, readModels);
    const before = await eventStore.head();
    const leftOut = { 'convoy-road-1 report-not-vouched': [c.id] };
    expect(await namedIn(readModels.read)).toEqual(leftOut);

    const revokedAt = await ofUnit(eventStore, revokedSince('k', recordedAt));
    await placedIn(eventStore, one.convoyId, signed(d));
    await placedIn(eventStore, two.convoyId, signed(g));
    await placedIn(eventStore, one.convoyId, unsigned(e, 'stranger'));
    await projectAll(stores, eventStore, readModels);
    const now = {
      'convoy-road-1 report-not-vouched': [c.id, d.id].sort(),
      'convoy-road-1 signed-in-doubt': [b.id],
      'convoy-road-2 report-not-vouched': [g.id],
      'convoy-road-2 signed-in-doubt': [f.id],
    };
    const shown = await namedIn(readModels.read);
    for (const reports of Object.values(shown)) (reports as string[]).sort();
    expect(shown).toEqual(now);
    const changes = readModels.read
      .selectFrom('convoy_changes')
      .select(['convoy_id', asText('position').as('at')]);
    const changed = Object.fromEntries(
      (await changes.execute()).map(({ convoy_id: id, at }) => [id, BigInt(at)]),
    );
    expect(changed['road-2']).toBeGreaterThan(revokedAt);
    expect(changed['road-3']).toBeLessThan(revokedAt);
    await expectSameAnew(eventStore, readModels);

    // What was believed before the revocation.
    const clocks = { at: null, knownAt: null, position: before };
    const past = await Past.at(clocks, { history: eventStore, read: readModels.read });
    await past.load(['convoy-road-1', 'convoy-road-2']);
    expect(await namedIn(past.db)).toEqual(leftOut);
    await past.close();

    const vouching = { occurredAt: '2026-05-01T00:00:00.000Z', offset: '+00:00', reportId: d.id };
    const metadata = { by: 'access-d', via: 'key', role: 'desk' };
    const vouched = {
      id: 'eeeeeeee-0000-7000-8000-00000000ffff',
      type: 'ReportVouched',
      data: vouching,
      metadata,
    };
    await appendToConvoy(eventStore, one.convoyId, [vouched]);
    await projectAll(stores, eventStore, readModels);
    expect((await namedIn(readModels.read))['convoy-road-1 report-not-vouched']).toEqual([c.id]);
    await expectSameAnew(eventStore, readModels);
  });

  it('changes a convoy that nobody reports of any more at the place of the revocation', async () => {
    const eventStore = await stores.eventStore();
    const readModels = await stores.readModels(await stores.freshUrl(kind));
    const { convoyId, decisions, facts } = roadTrip(1);
    await ofUnit(eventStore, keyEnrolled(G, 'k'));
    await appendToConvoy(eventStore, convoyId, [...decisions, signed(facts[0] as NewEvent)]);
    await projectAll(stores, eventStore, readModels);
    const at = await ofUnit(eventStore, revokedSince('k', '2000-01-01T00:00:00Z'));
    await projectAll(stores, eventStore, readModels);
    const [change] = await readModels.read
      .selectFrom('convoy_changes')
      .select(asText('position').as('position'))
      .execute();
    expect(change?.position).toBe(at.toString());
    expect(await namedIn(readModels.read)).toEqual({ 'convoy-road-1 signed-in-doubt': [facts[0]?.id] });
  });

  it('is the same in whatever portions reports and keys are read, over restarts and a rebuild', async () => {
    const [one, two] = [roadTrip(4, { retracts: true }), roadTrip(5, { vehicles: 1 })];
    const facts = [one, two].flatMap((trip) =>
      trip.facts.map((event) => ({ convoyId: trip.convoyId, event })),
    );
    const told = fc.array(
      fc.record({
        how: fc.constantFrom('signed', 'signed', 'unsigned', 'plain', 'enrol', 'revoke'),
        unit: fc.constantFrom('gate', 'port'),
        since: fc.constantFrom('2000-01-01T00:00:00Z', '2100-01-01T00:00:00Z'),
      }),
      { minLength: facts.length, maxLength: facts.length + 10 },
    );
    const portions = fc.record({
      step: fc.constantFrom(1, 5, 1000),
      eventsPerCommit: fc.constantFrom(1, 7, 50_000),
      streamsInMemory: fc.constantFrom(1, 100),
      memory: fc.constantFrom({}, { memory: { known: 1, pending: 1, unwritten: 1 } }),
    });
    await fc.assert(
      fc.asyncProperty(told, portions, fc.nat(60), async (history, { step, memory, ...how }, stop) => {
        const eventStore = await stores.eventStore();
        const [whole, parts] = [
          await stores.readModels(await stores.freshUrl(kind)),
          await stores.readModels(await stores.freshUrl(kind)),
        ];
        for (const { convoyId, decisions } of [one, two])
          await appendToConvoy(eventStore, convoyId, decisions);
        const rest = [...facts];
        for (const [i, { how: by, unit, since }] of history.entries()) {
          const next = by === 'enrol' || by === 'revoke' ? undefined : rest.shift();
          if (by === 'enrol') await ofUnit(eventStore, keyEnrolled(unit, unit));
          if (by === 'revoke') await ofUnit(eventStore, revokedSince(unit, since, unit));
          if (next) {
            const { convoyId, event } = next;
            const made =
              by === 'signed' ? signed(event, unit, unit) : by === 'unsigned' ? unsigned(event, unit) : event;
            await appendToConvoy(eventStore, convoyId, [made]);
          }
          if (i === stop) await projectAll(stores, inStepsOf(eventStore, step), parts, { ...how, ...memory });
        }
        await projectAll(stores, inStepsOf(eventStore, step), parts, { ...how, ...memory });
        await projectAll(stores, eventStore, whole);
        const digests = await Promise.all(
          [whole, parts].map(async ({ read }) => (await readCheckpoint(read, 'trips'))?.rowsDigest),
        );
        expect(digests[1]).toBe(digests[0]);
        await expectSameAnew(eventStore, parts);
        await stores.closeAll();
      }),
      { numRuns: kind === 'SQLite' ? timesTried(4, 60) : timesTried(1, 15) },
    );
  }, 120_000);

  it('follows what a unit says of its keys up to what nobody understands: that stream stands still alone', async () => {
    const eventStore = await stores.eventStore();
    const readModels = await stores.readModels(await stores.freshUrl(kind));
    const { convoyId, decisions, facts } = roadTrip(6);
    const [a, b] = facts as [NewEvent, NewEvent];
    await ofUnit(eventStore, keyEnrolled(G, 'k'));
    const garbled = { stream: `unit-${G}`, id: '', type: 'KeyRevoked', data: {}, metadata: {} };
    await ofUnit(eventStore, garbled);
    await appendToConvoy(eventStore, convoyId, [...decisions, signed(a)]);
    await ofUnit(eventStore, revokedSince('k', '2000-01-01T00:00:00Z'));
    await appendToConvoy(eventStore, convoyId, [unsigned(b)]);
    const log = keptLog();
    await projectAll(stores, eventStore, readModels, { log });
    expect(log.parkedStreams.map(({ stream }) => stream)).toEqual([`unit-${G}`]);
    const unread = { 'convoy-road-6 report-not-vouched': [b.id] };
    expect(await namedIn(readModels.read)).toEqual(unread);
    await expectSameAnew(eventStore, readModels);

    const running = stores.run({ projection: trips, eventStore, readModels });
    await new ProjectionOperations(eventStore, readModels).skip(trips.name, `unit-${G}`, 'amina', 'garbled');
    const isMade = async (): Promise<boolean> =>
      'convoy-road-6 signed-in-doubt' in (await namedIn(readModels.read));
    while (!(await isMade())) await new Promise((resolve) => setTimeout(resolve, 5));
    expect(await namedIn(readModels.read)).toEqual({ ...unread, 'convoy-road-6 signed-in-doubt': [a.id] });
    await running.stop();
    await expectSameAnew(eventStore, readModels);
  });
});
