import { type EventStore } from '#kafila/event-store';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { connect } from 'node:net';
import { ascending } from '#kafila/domain';
import { ProjectorModule } from './projector.module.js';
import { ReadModelsModule } from './read-models.module.js';
import { type ReadModels } from './database/read-models.js';
import { roadTrip } from './testing/road.js';
import { type Answer, get, listen, serve, type Served } from './testing/served.js';
import { DATABASES, eventually, projectAll, TestStores } from './testing/test-stores.js';
import { appendToConvoy, appendTrips } from './testing/append-events.js';
import { trips } from './trips/trips.projection.js';

let stores: TestStores;
beforeAll(async () => {
  stores = await TestStores.open();
}, 60_000);
afterAll(() => stores.remove());

describe.each(DATABASES)('the read side over $kind', ({ kind }) => {
  let eventStore: EventStore;
  let readModels: ReadModels;
  let readModelsUrl: string;
  let board: Served;
  beforeAll(async () => {
    eventStore = await stores.eventStore();
    readModelsUrl = await stores.freshUrl(kind);
    readModels = await stores.readModels(readModelsUrl);
    board = await serve([ReadModelsModule.with({ eventStore, readModels })]);
    const [short, whole, later] = [roadTrip(1), roadTrip(2), roadTrip(3, { corridorId: 'khi-ist-taftan' })];
    await appendToConvoy(eventStore, short.convoyId, [...short.decisions, ...short.facts.slice(0, 11)]);
    await appendTrips(eventStore, [whole, later]);
    await appendToConvoy(eventStore, 'never-began', whole.facts.slice(0, 1));
    await appendToConvoy(eventStore, later.convoyId, [{ ...whole.facts[0], type: 'Nonsense' } as never]);
    await projectAll(stores, eventStore, readModels);
  });
  afterAll(() => board.app.close());
  const v1 = (path: string, headers?: Record<string, string>): Promise<Answer> =>
    get(`${board.url}/v1/${path}`, headers);

  it('shows a convoy, and up to which position that is true', async () => {
    const { status, position, body } = await v1('convoys/road-1');
    expect(status).toBe(200);
    expect(position).toBe((await eventStore.head()).toString());
    expect(body).toMatchObject({
      convoyId: 'road-1',
      status: 'underway',
      corridorId: 'khi-tas-torkham',
      countries: ['AF'],
      nextPlace: 'jalalabad',
      irregularities: [],
      position: '15',
      revision: 14,
      vehicles: [
        {
          vehicleId: 'PK-TLK100',
          plate: 'TLK-100',
          country: { registered: 'PK', current: 'AF' },
          status: 'at-border',
          lastPlace: 'torkham-af',
          lastSeenAt: '2026-03-04T08:00:00.000Z',
          passages: [
            {
              place: 'torkham-pk',
              direction: 'outbound',
              arrivedAt: '2026-03-04T02:00:00.000Z',
              enteredAt: '2026-03-04T04:00:00.000Z',
              exitedAt: '2026-03-04T06:00:00.000Z',
              hours: 4,
              inferred: false,
            },
            { place: 'torkham-af', direction: 'inbound', exitedAt: null, hours: null, inferred: false },
          ],
        },
        { vehicleId: 'PK-TLK101' },
      ],
    });
    expect((body['route'] as string[]).slice(0, 2)).toEqual(['karachi-port', 'hyderabad']);
    expect(body).not.toHaveProperty('incompleteSince');
  });

  it('says since when a parked convoy is incomplete, and that one which never began cannot be shown', async () => {
    const nonsenseAt = (await eventStore.head()).toString();
    expect((await v1('convoys/road-3')).body).toMatchObject({ incompleteSince: nonsenseAt });
    expect((await v1('convoys?corridor=khi-ist-taftan')).body.items).toMatchObject([
      { convoyId: 'road-3', incompleteSince: nonsenseAt },
    ]);
    expect((await v1('vehicles/PK-TLK300')).body['convoys']).toMatchObject([{ incompleteSince: nonsenseAt }]);
    for (const path of ['convoys/road-1', 'statistics/convoys', 'alerts', 'irregularities']) {
      expect((await v1(path)).headers.get('kafila-parked')).toBe('2');
    }
    const { status, position, body } = await v1('convoys/never-began');
    expect([status, position]).toEqual([503, nonsenseAt]);
    expect(body).toMatchObject({ code: 'convoy-parked', reason: 'A convoy begins with ConvoyPlanned.' });
  });

  it('does not know a convoy that was never planned', async () => {
    const { status, position, body } = await v1('convoys/nobody');
    expect([status, body['code'], body['convoyId']]).toEqual([404, 'unknown-convoy', 'nobody']);
    expect(position).not.toBeNull();
    expect((await v1('convoys/nobody/timeline')).status).toBe(404);
  });

  it.each([
    ['status=completed', []],
    ['status=underway', ['road-3', 'road-2', 'road-1']],
    ['country=af', ['road-1']],
    ['country=UZ', ['road-2']],
    ['corridor=khi-tas-torkham', ['road-2', 'road-1']],
    ['place=torkham-af', ['road-1']],
    ['place=UZTAS', ['road-2']],
    ['regime=TIR', ['road-3', 'road-2', 'road-1']],
    ['regime=QTTA', []],
    ['q=tlk-201', ['road-2']],
    ['q=ROAD-1', ['road-1']],
    ['q=pk-tlk301', ['road-3']],
    ['q=%25', []],
    ['q=_', []],
    ['country=AF&q=road-2', []],
  ])('finds convoys by %s', async (query, found) => {
    const { status, body } = await v1(`convoys?${query}`);
    expect([status, body.items.map(({ convoyId }) => convoyId)]).toEqual([200, found]);
  });

  it.each([
    ['convoys?status=lost', '#/status'],
    ['convoys?colour=red', '#/colour'],
    ['convoys?country=Pakistan', '#/country'],
    ['convoys?corridor=silk-road', '#/corridor'],
    ['convoys?place=atlantis', '#/place'],
    ['convoys?limit=201', '#/limit'],
    ['convoys?limit=0', '#/limit'],
    ['convoys?q=', '#/q'],
    ['convoys?waitFor=soon', '#/waitFor'],
    ['convoys?cursor=abc', '#/cursor'],
    ['convoys/road-1/timeline?cursor=WzEsMl0', '#/cursor'],
    ['places?kind=harbour', '#/kind'],
    ['live?corridor=silk-road', '#/corridor'],
  ])('refuses %s and names the parameter', async (path, pointer) => {
    const { status, body } = await v1(path);
    expect(status).toBe(400);
    expect(body['errors']).toMatchObject([{ pointer }]);
    if (pointer === '#/cursor') expect(body['code']).toBe('invalid-cursor');
  });

  it('tells the story of a convoy in the order in which it occurred', async () => {
    const { convoyId, decisions, facts } = roadTrip(4, { vehicles: 1 });
    const [first, second, third] = facts;
    const retraction = {
      id: 'ffffffff-0000-7000-8000-000000000001',
      type: 'ReportRetracted',
      data: {
        occurredAt: '2026-03-09T00:00:00.000Z',
        offset: '+04:30',
        retracts: second?.id ?? '',
        reason: 'incorrect-data',
        replacedBy: third?.id ?? '',
        note: 'wrong hour',
      },
      metadata: { by: 'local', unit: { unitId: 'unit-9' } },
    };
    await appendToConvoy(eventStore, convoyId, [...decisions, second, first, third, retraction] as never);
    await projectAll(stores, eventStore, readModels);
    // Beyond what the projection has seen: not to be told yet.
    await appendToConvoy(eventStore, convoyId, facts.slice(3, 4));
    const { body, position } = await v1(`convoys/${convoyId}/timeline`);
    expect(position).toBe(((await eventStore.head()) - 1n).toString());
    expect(body.items.map(({ type, late, place }) => [type, late, place])).toEqual([
      ['ConvoyPlanned', false, null],
      ['VehicleJoined', false, null],
      ['ConvoyDispatched', false, null],
      ['CheckpointPassed', true, 'karachi-port'],
      ['CheckpointPassed', false, 'hyderabad'],
      ['CheckpointPassed', false, 'sukkur'],
      ['ReportRetracted', false, null],
    ]);
    expect(body.items[0]).toMatchObject({ eventId: decisions[0]?.id, by: 'local', vehicleIds: null });
    expect(body.items[1]).toMatchObject({ vehicleIds: ['PK-TLK400'] });
    expect(body.items[4]).toMatchObject({
      reportId: second?.id,
      revision: 3,
      unit: { unitId: 'unit-7' },
      localTime: '2026-03-01T22:00:00.000+05:00',
      localTimeAtPlace: '2026-03-01T22:00:00.000+05:00',
      details: {},
      retracted: { by: retraction.id, reason: 'incorrect-data', replacedBy: third?.id },
    });
    expect(body.items[5]).toMatchObject({ retracted: null });
    expect(body.items[6]).toMatchObject({
      note: 'wrong hour',
      retracts: second?.id,
      localTime: '2026-03-09T04:30:00.000+04:30',
    });

    const paged: unknown[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const page: Answer = await v1(`convoys/${convoyId}/timeline?limit=2${cursor && `&cursor=${cursor}`}`);
      paged.push(...page.body.items);
      cursor = page.body.nextCursor;
    }
    expect(paged).toEqual(body.items);
    await projectAll(stores, eventStore, readModels);
  });

  it('still tells the story of a parked convoy', async () => {
    const { body } = await v1('convoys/road-3/timeline?limit=1000');
    expect(body.items.some(({ type }) => type === 'Nonsense')).toBe(true);
  });

  it('pages through 250 convoys without gap or repeat while they move', async () => {
    const many = Array.from({ length: 250 }, (_, n) => roadTrip(1000 + n, { vehicles: 1 }));
    await Promise.all(many.map(({ convoyId, decisions }) => appendToConvoy(eventStore, convoyId, decisions)));
    await projectAll(stores, eventStore, readModels);
    const seen: unknown[] = [];
    let cursor: string | null = '';
    for (let page = 0; cursor !== null; page++) {
      const { body }: Answer = await v1(`convoys?q=road-1&limit=37${cursor && `&cursor=${cursor}`}`);
      seen.push(...body.items.map(({ convoyId }) => convoyId));
      cursor = body.nextCursor;
      const moving = many[page * 40];
      if (moving) await appendToConvoy(eventStore, moving.convoyId, moving.facts.slice(0, 3));
      await projectAll(stores, eventStore, readModels);
    }
    expect(seen).toHaveLength(251);
    expect(new Set(seen)).toEqual(new Set(['road-1', ...many.map(({ convoyId }) => convoyId)]));
    expect((await v1('convoys')).body.items).toHaveLength(50);
  });

  it('answers only from the position waited for on, also where the projector is another process', async () => {
    const next = (await eventStore.head()) + 1n;
    const waiting = v1(`convoys/waited-for?waitFor=${next}`);
    // Opened apart: nothing in this process tells the board that the projection moves.
    const elsewhere = await stores.readModels(readModelsUrl);
    const { decisions } = roadTrip(5);
    expect(await appendToConvoy(eventStore, 'waited-for', decisions.slice(0, 1))).toBe(next);
    await projectAll(stores, eventStore, elsewhere);
    const { status, position, body } = await waiting;
    expect([status, position, body['position']]).toEqual([200, next.toString(), next.toString()]);
  });

  it('says where the projection stands when it does not get there in time', async () => {
    const head = (await eventStore.head()).toString();
    const hurried = await serve([ReadModelsModule.with({ eventStore, readModels, longestWaitMs: 50 })]);
    const { status, position, body } = await get(
      `${hurried.url}/v1/convoys/road-1?waitFor=${BigInt(head) + 7n}`,
    );
    await hurried.app.close();
    expect([status, position]).toEqual([504, head]);
    expect(body).toMatchObject({
      code: 'projection-behind',
      position: head,
      waitFor: (BigInt(head) + 7n).toString(),
    });
  });

  it('streams convoys as they change, and goes on behind the last event a client has seen', async () => {
    const from = await eventStore.head();
    const live = await listen(`${board.url}/v1/live`);
    const filtered = await listen(`${board.url}/v1/live?convoyId=live-2`);
    const { decisions, facts } = roadTrip(6);
    await appendToConvoy(eventStore, 'live-1', decisions);
    await projectAll(stores, eventStore, readModels);
    await eventually(() => live.events.length >= 1);
    expect(live.contentType).toMatch(/^text\/event-stream/);
    expect(live.events).toMatchObject([
      {
        id: (from + BigInt(decisions.length)).toString(),
        convoyId: 'live-1',
        revision: decisions.length - 1,
      },
    ]);
    await live.stop();

    // Both move while nobody listens; the first twice, and only its newest state is of interest.
    await appendToConvoy(eventStore, 'live-1', facts.slice(0, 1));
    await appendToConvoy(eventStore, 'live-2', decisions);
    await projectAll(stores, eventStore, readModels);
    await appendToConvoy(eventStore, 'live-1', facts.slice(1, 2));
    await projectAll(stores, eventStore, readModels);
    const lastSeen = live.events.at(-1)?.id ?? '';
    for (const resumed of [
      await listen(`${board.url}/v1/live`, { 'last-event-id': lastSeen }),
      await listen(`${board.url}/v1/live?lastEventId=${lastSeen}`),
    ]) {
      await eventually(() => resumed.events.length >= 2);
      expect(resumed.events.map(({ convoyId }) => convoyId)).toEqual(['live-2', 'live-1']);
      expect(resumed.events.at(-1)?.id).toBe((await eventStore.head()).toString());
      await resumed.stop();
    }
    await eventually(() => filtered.events.length >= 1);
    expect(filtered.events.map(({ convoyId }) => convoyId)).toEqual(['live-2']);
    await filtered.stop();
    const { status, body } = await v1('live', { 'last-event-id': 'yesterday' });
    expect([status, body['code']]).toEqual([400, 'invalid-last-event-id']);
  });

  it('sends all convoys to a reader that takes nothing for a while', async () => {
    const { hostname, port } = new URL(board.url);
    const socket = connect(Number(port), hostname);
    socket.pause();
    socket.write(`GET /v1/live?lastEventId=0 HTTP/1.1\r\nHost: ${hostname}:${port}\r\n\r\n`);
    const { facts } = roadTrip(7);
    for (const fact of facts.slice(0, 5)) {
      await appendToConvoy(eventStore, 'road-2', [{ ...fact, id: fact.id.replace(/^0/, '9') }]);
      await projectAll(stores, eventStore, readModels);
    }
    let text = '';
    socket.on('data', (bytes: Buffer) => (text += bytes.toString('latin1')));
    socket.resume();
    const last = (await eventStore.head()).toString();
    await eventually(() => text.includes(`id: ${last}\n`));
    socket.destroy();
    const ids = [...text.matchAll(/^id: (\d+)\nevent/gm)].map(([, id]) => BigInt(id ?? 0));
    expect(ids).toEqual([...ids].sort((a, b) => ascending(a, b)));
    const convoys = new Set([...text.matchAll(/"convoyId":"([^"]+)"/g)].map(([, id]) => id));
    const rows = await readModels.read.selectFrom('convoys').select('convoy_id').execute();
    expect(convoys).toEqual(new Set(rows.map((row) => row.convoy_id)));
  });

  it('ends open streams when it is shut down', async () => {
    const other = await serve([ReadModelsModule.with({ eventStore, readModels })]);
    const live = await listen(`${other.url}/v1/live`);
    await other.app.close();
    await eventually(() => live.ended());
    await live.stop();
  });
});

describe('geography', () => {
  let board: Served;
  beforeAll(async () => {
    const eventStore = await stores.eventStore();
    const readModels = await stores.readModels(await stores.freshUrl('SQLite'));
    board = await serve([
      ReadModelsModule.with({ eventStore, readModels }),
      ProjectorModule.with({ eventStore, readModels }),
    ]);
  });
  afterAll(() => board.app.close());

  it('lists places by country, kind and name', async () => {
    const { position, body } = await get(`${board.url}/v1/places?country=pk&kind=border-crossing&q=TORK`);
    expect(position).toBe('0');
    expect(body.items).toMatchObject([{ slug: 'torkham-pk', code: 'PKTOR', bcpPair: 'torkham-af' }]);
    expect(body.nextCursor).toBeNull();
    expect((await get(`${board.url}/v1/places`)).body.items.length).toBeGreaterThan(100);
  });

  it('shows a place by slug or UN/LOCODE', async () => {
    for (const reference of ['torkham-pk', 'PKTOR']) {
      const { body } = await get(`${board.url}/v1/places/${reference}`);
      expect(body).toMatchObject({ slug: 'torkham-pk', facing: { slug: 'torkham-af' } });
    }
    expect((await get(`${board.url}/v1/places/atlantis`)).body['code']).toBe('unknown-place');
  });

  it('shows corridors with their route', async () => {
    const { body } = await get(`${board.url}/v1/corridors`);
    expect(body.items).toHaveLength(24);
    const one = await get(`${board.url}/v1/corridors/khi-tas-torkham`);
    expect(one.body).toMatchObject({ countries: ['PK', 'AF', 'UZ'], borderCrossings: 2 });
    expect((one.body['route'] as string[]).at(-1)).toBe('tashkent');
    expect((await get(`${board.url}/v1/corridors/silk-road`)).body['code']).toBe('unknown-corridor');
  });

  it('says that the projector is ready once it is live', async () => {
    await eventually(async () => (await fetch(`${board.url}/health/ready`)).ok);
    const { body } = await get(`${board.url}/health/ready`);
    expect(JSON.stringify(body)).toContain(`projection-${trips.name}`);
    expect(body['checks']).toContainEqual({ name: 'read-models', ok: true, position: '0', age: 0 });
    const metrics = await (await fetch(`${board.url}/metrics`)).text();
    for (const [name, value] of [
      ['kafila_projection_position{projection="trips"}', 0],
      ['kafila_projection_lag_events{projection="trips"}', 0],
      ['kafila_parked_streams{projection="trips"}', 0],
      ['kafila_answer_age_seconds', 0],
      ['kafila_live_streams', 0],
      ['kafila_live_streams_waiting', 0],
    ] as const) {
      expect(metrics).toContain(`\n${name} ${value}\n`);
    }
    expect(metrics).toContain('kafila_fold_seconds_bucket');
  });
});
