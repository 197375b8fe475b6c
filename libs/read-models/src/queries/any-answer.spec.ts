import { carnetStream, convoyStream, declarationStream } from '#kafila/domain';
import {
  activity,
  atCustoms,
  carnetAccepted,
  carnetAssigned,
  carnetIssued,
  completed,
  dispatched,
  exited,
  incident,
  joined,
  operationStarted,
  operationTerminated,
  passed,
  planned,
  plateChanged,
  retracted,
  sealsBroken,
  splitInto,
} from '#kafila/domain/testing';
import { type EventStore } from '#kafila/event-store';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ReadModelsModule } from '../read-models.module.js';
import { type AnyUnrecorded, eventId, eventsOf } from '../testing/events-of.js';
import { type Answer, get, serve, type Served } from '../testing/served.js';
import { DATABASES, projectAll, TestStores } from '../testing/test-stores.js';
import { appendToStream } from '../testing/append-events.js';

let stores: TestStores;
beforeAll(async () => {
  stores = await TestStores.open();
}, 60_000);
afterAll(() => stores.remove());

const [C1, C2, X, D] = [
  convoyStream('C-1'),
  convoyStream('C-2'),
  carnetStream('XC12345678'),
  declarationStream('KAPE-1/2023'),
];
const CARNET = { carnetNumber: 'XC12345678' };

/** A convoy of which one truck goes on as a convoy of its own, with what is told of its carnet and its goods. */
const STORIES: readonly [string, readonly AnyUnrecorded[]][] = [
  [
    C1,
    [
      planned(),
      joined('PK-A1', '1 07:00', CARNET),
      joined('PK-B2'),
      dispatched(),
      splitInto([{ convoyId: 'C-2', vehicleIds: ['PK-A1'], route: ['peshawar', 'torkham-pk'] }], '5 08:00'),
      activity('customs-controls', 'torkham-pk', '6 08:00', { of: 'PK-B2', until: '6 10:00' }),
      incident('breakdown', 'peshawar', '4 10:00', { of: 'PK-A1' }),
      sealsBroken(['S-1'], 'peshawar', '4 11:00', { of: 'PK-A1', by: 'unknown' }),
      passed('peshawar', '4 12:00', { of: 'PK-X9', id: 'strange' }),
      retracted('strange', '9 12:00', { id: 'back' }),
    ],
  ],
  [
    C2,
    [
      planned(['peshawar', 'torkham-pk', 'torkham-af'], {
        splitFrom: 'C-1',
        occurredAt: '2023-06-05T08:00:00.000Z',
      }),
      joined('PK-A1', '5 08:00', { ...CARNET, cameFrom: 'C-1' }),
      dispatched('5 08:00'),
      exited('torkham-pk', '6 10:00'),
    ],
  ],
  [convoyStream('C-0'), [planned(), joined('PK-C3'), dispatched(), completed('3 08:00', 'empty')]],
  [
    convoyStream('C-3'),
    [
      planned(),
      joined('PK-C3', '4 07:00'),
      joined('PK-D4', '4 07:00'),
      dispatched('4 08:00'),
      plateChanged('PK-C3', 'AF-N3W', '6 08:00'),
      plateChanged('PK-D4', 'AF-K7', '6 08:00'),
    ],
  ],
  [convoyStream('C-4'), [planned(), joined('AF-K7', '7 07:00')]],
  [
    X,
    [
      carnetIssued({ destinationOffices: ['tashkent'] }),
      carnetAssigned('PK-A1', '1 07:30', { convoyId: 'C-1' }),
      carnetAccepted('karachi-port', '2 05:00'),
      operationStarted('karachi-port', '2 06:00'),
      operationTerminated('torkham-pk', '6 09:00', { reservation: 'two packages missing' }),
    ],
  ],
  [
    D,
    [atCustoms.lodged('2 04:00', { convoyId: 'C-1', vehicleIds: ['PK-A1'] }), atCustoms.gatedOut('2 09:00')],
  ],
];

describe.each(DATABASES)('what is shown of papers and vehicles, over $kind', ({ kind }) => {
  let eventStore: EventStore;
  let board: Served;
  let head: string;
  beforeAll(async () => {
    eventStore = await stores.eventStore();
    const readModels = await stores.readModels(await stores.freshUrl(kind));
    for (const [stream, story] of STORIES) await appendToStream(eventStore, stream, eventsOf(stream, story));
    // Streams whose first events cannot be digested.
    for (const stream of ['carnet-XC00000009', 'declaration-ODD']) {
      await appendToStream(
        eventStore,
        stream,
        eventsOf(stream, [{ id: 'odd', event: { type: 'Odd', data: {} } }]),
      );
    }
    await projectAll(stores, eventStore, readModels);
    board = await serve([ReadModelsModule.with({ eventStore, readModels })]);
    head = (await eventStore.head()).toString();
  });
  afterAll(() => board.app.close());
  const v1 = (path: string): Promise<Answer> => get(`${board.url}/v1/${path}`);

  it('shows a vehicle with all its convoys in order; its history survives the split', async () => {
    for (const id of ['PK-A1', 'pk-a1', 'pk-a%201']) {
      const { status, position, body } = await v1(`vehicles/${id}`);
      expect([id, status, position]).toEqual([id, 200, head]);
      expect(body).toMatchObject({
        vehicleId: 'PK-A1',
        country: { registered: 'PK', current: 'PK' },
        current: { convoyId: 'C-2', status: 'underway', lastPlace: 'torkham-pk', nextPlace: 'torkham-af' },
        convoys: [
          {
            convoyId: 'C-1',
            joinedAt: '2023-06-01T07:00:00.000Z',
            leftAt: '2023-06-05T08:00:00.000Z',
            leaving: { how: 'split', to: 'C-2' },
            vehicle: { status: 'split', incidents: [{ kind: 'breakdown' }] },
          },
          {
            convoyId: 'C-2',
            joinedAt: '2023-06-05T08:00:00.000Z',
            leftAt: null,
            leaving: null,
            status: 'underway',
            vehicle: {
              cameFrom: 'C-1',
              passages: [{ place: 'torkham-pk', exitedAt: '2023-06-06T10:00:00.000Z' }],
            },
          },
        ],
      });
    }
  });

  it('finds a vehicle by the plate that it took on the way, with its whole history and what contradicts it', async () => {
    const { status, body } = await v1('vehicles/af-n%203w');
    expect(status).toBe(200);
    expect(body).toMatchObject({
      ...{ vehicleId: 'PK-C3', plate: 'N3W', country: { registered: 'AF' } },
      convoys: [
        { convoyId: 'C-0', vehicle: { vehicleId: 'PK-C3' } },
        { convoyId: 'C-3', vehicle: { alsoKnownAs: [{ vehicleId: 'AF-N3W' }] } },
      ],
    });
    expect((await v1('vehicles/PK-C3')).body).toEqual(body);
    expect((await v1('vehicles/af-n3w?at=2023-06-05T00:00:00Z')).status).toBe(404);
    const { body: then } = await v1(`vehicles/af-n3w?at=2023-06-07T00:00:00Z`);
    expect(then).toMatchObject({ vehicleId: 'PK-C3', convoys: [{ convoyId: 'C-0' }, { convoyId: 'C-3' }] });
  });

  it('shows a vehicle in two convoys, where it joined one of them under the plate that it took in the other', async () => {
    const { body } = await v1('vehicles/AF-K7');
    expect(body).toMatchObject({
      vehicleId: 'AF-K7',
      convoys: [{ vehicle: { vehicleId: 'PK-D4' } }, { vehicle: { vehicleId: 'AF-K7' } }],
      irregularities: [{ code: 'vehicle-in-two-convoys', vehicleIds: ['AF-K7'], convoyIds: ['C-3', 'C-4'] }],
    });
    const { body: first } = await v1('vehicles/PK-D4');
    expect(first).toMatchObject({ irregularities: [{ code: 'vehicle-in-two-convoys' }] });
  });

  it('shows of a vehicle what its convoys, carnets and declarations show that concerns it, each once', async () => {
    const { body } = await v1('vehicles/PK-A1');
    const codes = (body['irregularities'] as { code: string }[]).map(({ code }) => code);
    expect(codes.sort()).toEqual([
      'gated-out-without-clearance',
      'seal-broken-without-certified-report',
      'terminated-with-reservation',
    ]);
    expect((await v1('vehicles/PK-B2')).body).toMatchObject({
      irregularities: [],
      convoys: [{ vehicle: { activities: [{ activity: 'customs-controls', hours: 2 }] } }],
    });
  });

  it('knows no vehicle that has not joined', async () => {
    const { status, position, body } = await v1('vehicles/PK-X9');
    expect([status, position, body['code'], body['vehicleId']]).toEqual([
      404,
      head,
      'unknown-vehicle',
      'PK-X9',
    ]);
  });

  it('shows a carnet by its number as people write it, with who carried it', async () => {
    for (const number of ['XC12345678', 'xc%2012345678', 'XC-12345678']) {
      const { status, position, body } = await v1(`carnets/${number}`);
      expect([number, status, position]).toEqual([number, 200, head]);
      expect(body).toMatchObject({
        carnetNumber: 'XC12345678',
        status: 'in-transit',
        issued: { vouchers: 6 },
        operations: [{ territory: 'PK', startOffice: 'karachi-port', terminationOffice: 'torkham-pk' }],
        convoys: [
          {
            convoyId: 'C-1',
            vehicleId: 'PK-A1',
            from: '2023-06-01T07:00:00.000Z',
            until: '2023-06-05T08:00:00.000Z',
          },
          { convoyId: 'C-2', vehicleId: 'PK-A1', from: '2023-06-05T08:00:00.000Z', until: null },
        ],
        irregularities: [
          { code: 'seal-broken-without-certified-report', convoyIds: ['C-1'] },
          { code: 'terminated-with-reservation', convoyIds: ['C-1'], carnetNumber: 'XC12345678' },
        ],
        revision: 4,
      });
    }
  });

  it.each(['XC99999999', 'nonsense', 'XC%2F1'])('knows no carnet %s', async (number) => {
    const { status, position, body } = await v1(`carnets/${number}`);
    expect([status, position, body['code']]).toEqual([404, head, 'unknown-carnet']);
  });

  it('shows a declaration by its reference, slash and all', async () => {
    for (const reference of ['KAPE-1%2F2023', 'kape-1%2f2023']) {
      const { status, position, body } = await v1(`declarations/${reference}`);
      expect([reference, status, position]).toEqual([reference, 200, head]);
      expect(body).toMatchObject({
        reference: 'KAPE-1/2023',
        status: 'gated-out',
        convoyId: 'C-1',
        hours: { lodgementToGateOut: 5 },
        irregularities: [{ code: 'gated-out-without-clearance', declarationRef: 'KAPE-1/2023' }],
        revision: 1,
      });
    }
    const unknown = await v1('declarations/KAPE-2%2F2023');
    expect([unknown.status, unknown.body['code']]).toEqual([404, 'unknown-declaration']);
  });

  it('says that a carnet or a declaration whose first events could not be digested cannot be shown', async () => {
    const [carnet, declaration] = [await v1('carnets/XC00000009'), await v1('declarations/ODD')];
    expect([carnet.status, carnet.body['code']]).toEqual([503, 'carnet-parked']);
    expect([declaration.status, declaration.body['code']]).toEqual([503, 'declaration-parked']);
    expect(carnet.body['reason']).toMatch(/Odd/);
  });

  it.each([
    ['carnets', 'carnetNumber', ['XC12345678']],
    ['carnets?status=in-transit', 'carnetNumber', ['XC12345678']],
    ['carnets?status=returned', 'carnetNumber', []],
    ['carnets?convoyId=C-2', 'carnetNumber', ['XC12345678']],
    ['carnets?convoyId=C-3', 'carnetNumber', []],
    ['declarations', 'reference', ['KAPE-1/2023']],
    ['declarations?status=gated-out&convoyId=C-1', 'reference', ['KAPE-1/2023']],
    ['declarations?status=lodged', 'reference', []],
    ['declarations?convoyId=C-2', 'reference', []],
    ['irregularities?declarationRef=kape-1/2023', 'code', ['gated-out-without-clearance']],
    ['irregularities?carnetNumber=xc12345678&severity=warning', 'code', ['terminated-with-reservation']],
    [
      'irregularities?vehicleId=pk-a1&to=2023-06-05T00:00:00%2B05:00',
      'code',
      ['seal-broken-without-certified-report', 'gated-out-without-clearance'],
    ],
    ['irregularities?convoyId=C-2', 'code', ['terminated-with-reservation']],
  ])('lists %s', async (path, field, found) => {
    const { status, position, body } = await v1(path);
    expect([status, position]).toEqual([200, head]);
    expect(body.items.map((item) => item[field])).toEqual(found);
  });

  it('pages through what does not fit without gap or repeat', async () => {
    const all = (await v1('irregularities')).body.items;
    expect(all.length).toBeGreaterThanOrEqual(3);
    const paged: unknown[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const { body }: Answer = await v1(`irregularities?limit=1${cursor && `&cursor=${cursor}`}`);
      paged.push(...body.items);
      cursor = body.nextCursor;
    }
    expect(paged).toEqual(all);
  });

  it.each([
    ['carnets?status=lost', '#/status'],
    ['declarations?colour=red', '#/colour'],
    ['irregularities?code=rainy', '#/code'],
    ['irregularities?severity=bad', '#/severity'],
    ['irregularities?carnetNumber=12', '#/carnetNumber'],
    ['irregularities?from=yesterday', '#/from'],
    ['irregularities?limit=501', '#/limit'],
    [`irregularities?cursor=${Buffer.from('["2023","[1]"]').toString('base64url')}`, '#/cursor'],
    ['vehicles/PK-A1?waitFor=soon', '#/waitFor'],
  ])('refuses %s and names the parameter', async (path, pointer) => {
    const { status, body } = await v1(path);
    expect(status).toBe(400);
    expect(body['errors']).toMatchObject([{ pointer }]);
  });

  it('explains every irregularity there is', async () => {
    const { status, body } = await v1('irregularities/catalogue');
    expect(status).toBe(200);
    expect(body.items.length).toBeGreaterThan(30);
    expect(body.items[0]).toMatchObject({ code: 'unknown-vehicle', severity: 'warning', shownBy: 'convoy' });
  });

  it('tells when an irregularity of a convoy came up and what made it go', async () => {
    const { status, position, body } = await v1('convoys/C-1/irregularities');
    expect([status, position, body.nextCursor]).toEqual([200, head, null]);
    expect(body.items).toMatchObject([
      {
        code: 'seal-broken-without-certified-report',
        unless: 'certified-report XC12345678',
        explainedAt: null,
        appeared: { type: 'SealsBroken', revision: 7 },
        gone: null,
      },
      {
        code: 'unknown-vehicle',
        unless: null,
        appeared: { reportId: eventId(C1, 'strange'), revision: 8 },
        gone: { reportId: eventId(C1, 'back'), type: 'ReportRetracted', revision: 9 },
      },
    ]);
    expect((await v1('convoys/nobody/irregularities')).body['code']).toBe('unknown-convoy');
  });

  it('tells in the timeline what each type of event says, and the time at its place', async () => {
    const { body } = await v1('convoys/C-1/timeline');
    const itemOf = (type: string): unknown => body.items.find((item) => item['type'] === type);
    expect(itemOf('BorderActivityRecorded')).toMatchObject({
      place: 'torkham-pk',
      vehicleIds: ['PK-B2'],
      localTime: '2023-06-06T13:00:00.000+05:00',
      localTimeAtPlace: '2023-06-06T13:00:00.000+05:00',
      details: { activity: 'customs-controls', endedAt: '2023-06-06T10:00:00.000Z' },
    });
    expect(itemOf('SealsBroken')).toMatchObject({ details: { seals: ['S-1'], party: 'unknown' } });
    expect(itemOf('ConvoySplit')).toMatchObject({ details: { parts: [{ convoyId: 'C-2' }] } });
    expect(itemOf('ReportRetracted')).toMatchObject({ retracts: eventId(C1, 'strange'), details: {} });
  });
});
