import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { carnetStream } from '#kafila/domain';
import {
  arrived,
  carnetAssigned,
  carnetIssued,
  claimMade,
  claimPaid,
  completed,
  dispatched,
  entered,
  exited,
  held,
  incident,
  joinedAll,
  june,
  operationStarted,
  passed,
  planned,
  released,
  sealed,
  sealsBroken,
  type Unrecorded,
} from '#kafila/domain/testing';
import { ReadModelsModule } from '../../read-models.module.js';
import { eventId, eventsOf } from '../../testing/events-of.js';
import { assessAll } from '../../testing/assess-all.js';
import { get, serve, type Served } from '../../testing/served.js';
import { DATABASES, projectAll, TestStores } from '../../testing/test-stores.js';
import { appendToConvoy, appendToStream } from '../../testing/append-events.js';
import { workedExample } from '../../testing/worked-example.js';

let stores: TestStores;
beforeAll(async () => {
  stores = await TestStores.open();
}, 60_000);
afterAll(() => stores.remove());

const ROUTE = ['islamabad', 'peshawar', 'torkham-pk', 'torkham-af', 'jalalabad', 'kabul'];
const five = ['PK-A1', 'PK-A2', 'PK-A3', 'PK-A4', 'PK-A5'];

/** Five trucks that tell what is usual: ten hours at the Pakistani side, six at the Afghan one, legs of so many hours. */
function usual(): readonly Unrecorded[] {
  return [
    planned(ROUTE),
    ...joinedAll(...five),
    dispatched(),
    passed('islamabad', '2 06:00'),
    passed('peshawar', '2 10:00'),
    arrived('torkham-pk', '2 12:00'),
    exited('torkham-pk', '2 22:00'),
    arrived('torkham-af', '2 23:00'),
    exited('torkham-af', '3 05:00'),
    passed('jalalabad', '3 08:00'),
    passed('kabul', '3 14:00'),
  ];
}

const trucks = [
  planned(ROUTE, { plannedArrival: june('9 00:00') }),
  ...joinedAll('PK-T1', 'PK-T2'),
  dispatched(),
];
const queue = arrived('torkham-pk', '4 08:00');

describe.each(DATABASES)('on $kind', ({ kind }) => {
  let board: Served;
  let now = june('4 20:00');
  let assess: () => Promise<void>;
  beforeAll(async () => {
    const eventStore = await stores.eventStore();
    const readModels = await stores.readModels(await stores.freshUrl(kind));
    const sealBroken = sealsBroken(['PKC-1'], 'peshawar', '3 09:00', { of: 'PK-T3', by: 'unknown' });
    const stories: Readonly<Record<string, readonly Unrecorded[]>> = {
      usual: usual(),
      stuck: [...trucks, queue, entered('torkham-pk', '4 10:00', { of: 'PK-T1' })],
      shut: [...trucks, queue, held('4 12:00', 'border shut', 'torkham-pk')],
      open: [...trucks, queue, held('4 09:00'), released('4 09:30'), exited('torkham-pk', '4 16:00')],
      seals: [
        planned(ROUTE),
        ...joinedAll('PK-T3'),
        dispatched(),
        sealed(['PKC-1'], 'islamabad', '3 05:00'),
        sealBroken,
      ],
      unsent: [
        planned(ROUTE, { plannedDeparture: june('4 12:00') }),
        ...joinedAll('PK-T4'),
        incident('papers', undefined, '4 13:00', { of: 'PK-T4', offset: '+05:00' }),
      ],
      worked: workedExample(),
      over: [planned(ROUTE), ...joinedAll('PK-T5'), dispatched(), completed('4 08:00')],
    };
    for (const [id, story] of Object.entries(stories))
      await appendToConvoy(eventStore, id, eventsOf(id, story));
    const carnet = [
      carnetIssued({ carnetNumber: 'XC12345671' }),
      carnetAssigned('PK-T1', '2 03:00', { convoyId: 'open' }),
      operationStarted('torkham-pk', '4 09:00', { timeLimit: june('4 18:00') }),
    ];
    await appendToStream(eventStore, carnetStream('XC12345671'), eventsOf('XC12345671', carnet));
    const amount = { amount: '900.00', currency: 'USD' };
    const claims = {
      XC12345672: [claimMade('AF', '5 10:00', { amount })],
      XC12345673: [claimMade('AF', '5 10:00', { amount }), claimPaid('AF', '6 10:00', { amount })],
    };
    for (const [carnetNumber, facts] of Object.entries(claims)) {
      const desk = [carnetIssued({ carnetNumber }), carnetAssigned('PK-T5', '2 03:00', { convoyId: 'over' })];
      await appendToStream(
        eventStore,
        carnetStream(carnetNumber),
        eventsOf(carnetNumber, [...desk, ...facts]),
      );
    }
    await projectAll(stores, eventStore, readModels);
    assess = () => assessAll(readModels, { clock: () => now });
    board = await serve([ReadModelsModule.with({ eventStore, readModels })]);
  }, 60_000);
  afterAll(() => board.app.close());

  type Item = Record<string, unknown>;
  const alerts = async (query: string): Promise<readonly Item[]> => {
    await assess();
    const { status, body } = await get(`${board.url}/v1/alerts?${query}`);
    expect(status).toBe(200);
    return body.items;
  };

  describe('alerts', () => {
    it('name who is at a border for longer than nine of ten, since when and by which reports', async () => {
      // Two left it after 8 hours, five after 10, one after 30: nine of ten within 16.
      now = june('5 01:00');
      expect(await alerts('convoyId=stuck&code=stuck-at-border')).toEqual([
        {
          convoyId: 'stuck',
          code: 'stuck-at-border',
          severity: 'warning',
          since: june('5 00:00'),
          vehicleIds: ['PK-T1', 'PK-T2'],
          reason: 'At torkham-pk (outbound) for longer than the 16.0 h within which nine of ten leave it.',
          evidence: [eventId('stuck', queue.id), eventId('stuck', 'BorderEntered torkham-pk PK-T1 4 10:00')],
          assessedAt: june('5 01:00'),
        },
      ]);
    });

    it('follow the clock: nothing is late an hour before', async () => {
      now = june('4 23:00');
      expect(await alerts('convoyId=stuck&code=stuck-at-border')).toEqual([]);
      expect(await alerts('convoyId=open&code=stuck-at-border')).toEqual([]);
    });

    it('call nobody late who waits for a named reason: the reason is said', async () => {
      now = june('4 20:00');
      expect(await alerts('convoyId=shut')).toMatchObject([
        { code: 'waiting', severity: 'info', reason: 'Held by the desk at torkham-pk: border shut' },
      ]);
    });

    it('of seals are critical and come first', async () => {
      now = june('4 20:00');
      const all = await alerts('');
      expect(all[0]).toMatchObject({ convoyId: 'seals', code: 'seal-trouble', severity: 'critical' });
      expect(new Set((await alerts('severity=critical')).map(({ code }) => code))).toEqual(
        new Set(['seal-trouble']),
      );
      expect((await alerts('severity=info')).map(({ convoyId }) => convoyId)).toEqual(['shut']);
    });

    it('tell of a departure that is overdue, an incident that is open, and a TIR time limit that has passed', async () => {
      now = june('4 20:00');
      const short = (items: readonly Item[]): unknown =>
        items.map(({ code, since, vehicleIds }) => [code, since, vehicleIds]);
      expect(short(await alerts('convoyId=unsent'))).toEqual([
        ['departure-overdue', june('4 12:00'), ['PK-T4']],
        ['incident-open', june('4 13:00'), ['PK-T4']],
      ]);
      expect(short(await alerts('code=tir-time-limit-passed'))).toEqual([
        ['tir-time-limit-passed', june('4 18:00'), ['PK-T1']],
      ]);
      now = june('4 13:30');
      expect(short(await alerts('convoyId=unsent'))).toEqual([['incident-open', june('4 13:00'), ['PK-T4']]]);
    });

    it('tell of a claim that nobody paid in three months, also of a convoy that is over', async () => {
      const unpaid = async (): Promise<unknown> =>
        (await alerts('code=claim-unpaid')).map(({ convoyId, vehicleIds }) => [convoyId, vehicleIds]);
      now = '2023-09-05T23:59:00.000Z';
      expect(await unpaid()).toEqual([]);
      now = '2023-09-06T00:00:00.000Z';
      expect(await unpaid()).toEqual([['over', ['PK-T5']]]);
      expect((await alerts('convoyId=over')).map(({ code }) => code)).toEqual(['claim-unpaid']);
    });

    it('say what is wrong with a filter', async () => {
      const { status, body } = await get(`${board.url}/v1/alerts?code=late`);
      expect([status, body['code']]).toEqual([400, 'invalid-query']);
      expect((await get(`${board.url}/v1/alerts?now=2023-06-01T00:00:00Z`)).status).toBe(400);
    });
  });

  describe('a forecast', () => {
    interface Forecast {
      readonly vehicleId: string;
      readonly expectedArrivals: readonly { place: string; expectedAt: string; basis: string }[];
    }
    const forecast = async (convoyId: string): Promise<readonly Forecast[]> => {
      await assess();
      const { status, body } = await get(`${board.url}/v1/convoys/${convoyId}/forecast`);
      expect(status).toBe(200);
      return body['vehicles'] as Forecast[];
    };

    const nearestHour = (instant: string): string =>
      new Date(Math.round(Date.parse(instant) / 3_600_000) * 3_600_000).toISOString();

    it('adds up what remains, less what has passed', async () => {
      now = june('4 16:30');
      const [first] = await forecast('open');
      expect(
        first?.expectedArrivals.map(({ place, expectedAt, basis }) => [
          place,
          nearestHour(expectedAt),
          basis,
        ]),
      ).toEqual([
        // An hour over the line, of which half has passed; six at the other side; three and six to Kabul.
        ['torkham-af', june('4 17:00'), 'statistics'],
        ['jalalabad', june('5 02:00'), 'statistics'],
        ['kabul', june('5 08:00'), 'statistics'],
      ]);
    });

    it('is unknown while the desk holds the convoy', async () => {
      now = june('4 16:30');
      const [held] = await forecast('shut');
      expect(new Set(held?.expectedArrivals.map(({ expectedAt }) => expectedAt))).toEqual(new Set([null]));
      expect(held?.expectedArrivals.at(-1)?.place).toBe('kabul');
    });

    it('is of nobody who has delivered, and of no convoy that nobody knows', async () => {
      expect(await forecast('worked')).toEqual([
        { vehicleId: 'PK-T1', destination: 'tashkent', expectedArrivals: [] },
      ]);
      const { status, body } = await get(`${board.url}/v1/convoys/nobody/forecast`);
      expect([status, body['code']]).toEqual([404, 'unknown-convoy']);
    });
  });

  describe('time and cost against distance', () => {
    it('has a jump of thirty hours and of what was paid at the Pakistani side of Torkham', async () => {
      const { body } = await get(`${board.url}/v1/convoys/worked/time-cost-distance`);
      const [series] = body['vehicles'] as { points: Record<string, unknown>[]; leftOut: unknown[] }[];
      const there = series?.points.filter(({ place }) => place === 'torkham-pk');
      expect(there).toEqual([
        { what: 'arrived', place: 'torkham-pk', border: true, km: 1667, hours: 76, usd: 0 },
        { what: 'departed', place: 'torkham-pk', border: true, km: 1667, hours: 106, usd: 100 },
      ]);
      expect(series?.leftOut).toEqual([{ amount: '5000', currency: 'PKR', day: '2023-06-05' }]);
      expect(series?.points.at(-1)).toMatchObject({
        what: 'arrived',
        place: 'tashkent',
        km: 3132,
        hours: 198,
      });
    });
  });
});
