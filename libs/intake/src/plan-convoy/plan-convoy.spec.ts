import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TERMS, TestDesk } from '../testing/test-desk.js';
import { PlanConvoyCommand } from './plan-convoy.command.js';

let desk: TestDesk;
beforeAll(async () => {
  desk = await TestDesk.open();
});
afterAll(() => desk.close());

const PLAN = {
  corridorId: 'khi-tas-torkham',
  regime: 'TIR',
  plannedDeparture: '2026-03-01T06:00:00+05:00',
  occurredAt: '2026-02-19T09:00:00+05:00',
};

describe('to plan a convoy', () => {
  it('records the plan, times in UTC, and each vehicle', async () => {
    const vehicles = [
      { plate: 'TLK-940', country: 'PK' },
      { plate: 'TLK-941', country: 'PK' },
    ];
    const plan = { ...PLAN, convoyId: 'planned', plannedArrival: '2026-03-09T18:00:00+05:00', vehicles };
    await desk.execute(new PlanConvoyCommand(plan, TERMS));
    expect(await desk.lastEventsOf('convoy-planned', 3)).toMatchObject([
      {
        type: 'ConvoyPlanned',
        data: {
          occurredAt: '2026-02-19T04:00:00.000Z',
          corridorId: 'khi-tas-torkham',
          plannedDeparture: '2026-03-01T01:00:00.000Z',
          plannedArrival: '2026-03-09T13:00:00.000Z',
        },
      },
      { type: 'VehicleJoined', data: { vehicleId: 'PK-TLK940' } },
      { type: 'VehicleJoined', data: { vehicleId: 'PK-TLK941' } },
    ]);
  });

  it('records how vehicles go over a stretch, and refuses what leads nowhere', async () => {
    const { corridorId: _own, ...own } = PLAN;
    const plan = { ...own, convoyId: 'by-rail', route: ['taraz', 'almaty', 'zharkent'] };
    const legModes = [{ from: 'taraz', to: 'almaty', mode: 'rail' as const }];
    await desk.execute(new PlanConvoyCommand({ ...plan, legModes }, TERMS));
    expect(await desk.lastEventsOf('convoy-by-rail')).toMatchObject([{ data: { legModes } }]);
    const bySea = [{ from: 'taraz', to: 'almaty', mode: 'sea' as const }];
    const refused = new PlanConvoyCommand({ ...plan, convoyId: 'by-sea', legModes: bySea }, TERMS);
    expect(await desk.refusalOf(refused)).toEqual([422, 'impossible-mode']);
  });

  it('records nothing where one of its vehicles is in another convoy', async () => {
    const { vehicleIds } = await desk.planned(1);
    const vehicles = [
      { plate: 'TLK-942', country: 'PK' },
      { vehicleId: vehicleIds[0] ?? '', plate: 'A', country: 'PK' },
    ];
    const plan = { ...PLAN, convoyId: 'half', vehicles, occurredAt: '2026-03-02T09:00:00+05:00' };
    expect(await desk.refusalOf(new PlanConvoyCommand(plan, TERMS))).toEqual([
      409,
      'vehicle-in-another-convoy',
    ]);
    expect(await desk.lastEventsOf('convoy-half')).toEqual([]);
  });

  it('is refused where the convoy of which it is the return trip is not known', async () => {
    const plan = new PlanConvoyCommand({ ...PLAN, returnOf: 'nobody' }, TERMS);
    expect(await desk.refusalOf(plan)).toEqual([409, 'unknown-outward-convoy']);
  });

  it('is refused to a return trip under a carnet of the way out', async () => {
    const carnetNumber = 'XC12345670';
    const out = { ...PLAN, convoyId: 'out', vehicles: [{ plate: 'TLK-943', country: 'PK', carnetNumber }] };
    await desk.execute(new PlanConvoyCommand(out, TERMS));
    const home = {
      ...PLAN,
      returnOf: 'out',
      route: ['kabul', 'jalalabad', 'torkham-af', 'torkham-pk', 'peshawar'],
      vehicles: [{ plate: 'TLK-944', country: 'PK', carnetNumber }],
    };
    const { corridorId: _, ...byRoute } = home;
    expect(await desk.refusalOf(new PlanConvoyCommand(byRoute, TERMS))).toEqual([409, 'carnet-used-before']);
  });
});

describe('a plan without an id', () => {
  it('gets a new one each time', async () => {
    const [one, other] = [await desk.post('/convoys', PLAN), await desk.post('/convoys', PLAN)];
    expect([one.status, other.status]).toEqual([201, 201]);
    expect(one.body['convoyId']).not.toBe(other.body['convoyId']);
  });

  it('gets the same one under the same key, and is planned once', async () => {
    const key = { 'idempotency-key': 'a-plan' };
    const first = await desk.post('/convoys', PLAN, key);
    const again = await desk.post('/convoys', PLAN, key);
    expect([first.status, again.status]).toEqual([201, 200]);
    expect(again.body).toEqual(first.body);
  });
});

describe('POST /v1/convoys', () => {
  it('seals drivers before they are recorded', async () => {
    const vehicles = [{ plate: 'TLK-945', country: 'PK', driver: { name: 'Gul Khan', phone: '+92' } }];
    const { status } = await desk.post('/convoys', { ...PLAN, convoyId: 'driven', vehicles });
    const [joined] = await desk.lastEventsOf('convoy-driven');
    expect([status, JSON.stringify(joined).includes('Gul Khan')]).toEqual([201, false]);
  });

  it.each([
    ['has the name of another', { convoyId: 'planned' }, [409, 'convoy-exists']],
    ['has no corridor of the data', { corridorId: 'nowhere' }, [422, 'unknown-corridor', '#/corridorId']],
    ['departs at no instant', { plannedDeparture: 'soon' }, [422, 'invalid-body', '#/plannedDeparture']],
  ])('refuses a plan that %s', async (_, wrong, refusal) => {
    const [status, code, pointer] = await desk.refused('/convoys', { ...PLAN, ...wrong });
    expect([status, code, ...(refusal.length > 2 ? [pointer] : [])]).toEqual(refusal);
  });
});
