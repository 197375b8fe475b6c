import { describe, expect, it } from '@jest/globals';
import { given, june, planned } from '../../testing.js';
import { type PlanConvoy } from './plan-convoy.js';
import { type VehicleToJoin } from '../members/read-vehicle.js';

const plan = (more: Partial<PlanConvoy>): PlanConvoy => ({
  type: 'plan',
  at: { instant: june('1 06:00'), offset: '+05:00' },
  regime: 'TIR',
  plannedDeparture: june('2 04:00'),
  vehicles: [],
  ...more,
});
const byCorridor = { corridorId: 'khi-tas-torkham' };
const truck = (plate: string): VehicleToJoin => ({ plate, country: 'PK' });

describe('planning a convoy', () => {
  it('by a corridor gives it the route of the corridor', () => {
    const [event] = given().when(plan(byCorridor)).thenEvents('ConvoyPlanned');
    expect(event?.data).toEqual({
      occurredAt: june('1 06:00'),
      offset: '+05:00',
      corridorId: 'khi-tas-torkham',
      route: planned().event.data.route,
      regime: 'TIR',
      plannedDeparture: june('2 04:00'),
    });
  });

  it('by a drawn route takes slugs and UN/LOCODEs, and a place named twice in a row once', () => {
    const route = ['PK LHE', 'islamabad', 'Islamabad', 'peshawar', 'PKTOR', 'torkham-af', 'AFKBL'];
    const [event] = given().when(plan({ route })).thenEvents('ConvoyPlanned');
    expect(event?.data).toMatchObject({
      route: ['lahore', 'islamabad', 'peshawar', 'torkham-pk', 'torkham-af', 'kabul'],
    });
    expect(event?.data).not.toHaveProperty('corridorId');
  });

  it('takes its vehicles with it, all in one decision', () => {
    const command = plan({ ...byCorridor, vehicles: [truck('TLK-914'), truck('TLK-915')] });
    const [, first, second] = given()
      .when(command)
      .thenEvents('ConvoyPlanned', 'VehicleJoined', 'VehicleJoined');
    expect([first?.data, second?.data]).toMatchObject([
      { vehicleId: 'PK-TLK914', plate: 'TLK-914', occurredAt: june('1 06:00') },
      { vehicleId: 'PK-TLK915' },
    ]);
  });

  it('takes all vehicles or none', () => {
    const twice = plan({ ...byCorridor, vehicles: [truck('TLK-914'), truck('X 1'), truck('tlk 914')] });
    expect(given().when(twice).thenRefused('vehicle-already-joined')).toMatchObject({
      pointer: '/vehicles/2/plate',
      facts: { vehicleId: 'PK-TLK914' },
    });
    const lost = plan({
      ...byCorridor,
      vehicles: [truck('X 1'), { ...truck('X 2'), destination: 'nowhere' }],
    });
    expect(given().when(lost).thenRefused('unknown-place').pointer).toBe('/vehicles/1/destination');
  });

  it('is refused where the convoy exists', () => {
    expect(given(planned()).when(plan(byCorridor)).thenRefused('convoy-exists').facts).toEqual({
      convoyStatus: 'planned',
    });
  });

  it('is refused on a corridor that does not exist, or without any way to go', () => {
    expect(
      given()
        .when(plan({ corridorId: 'silk-road' }))
        .thenRefused('unknown-corridor'),
    ).toMatchObject({
      pointer: '/corridorId',
      facts: { corridorId: 'silk-road' },
    });
    given().when(plan({})).thenRefused('no-route');
  });

  it('is refused with two ways to go: neither is quietly left out', () => {
    const both = plan({ ...byCorridor, route: ['lahore', 'islamabad'] });
    expect(given().when(both).thenRefused('no-route').pointer).toBe('/route');
  });

  it('is refused on a route through an unknown place', () => {
    const refusal = given()
      .when(plan({ route: ['peshawar', 'Torkham', 'torkham-af'] }))
      .thenRefused('unknown-place');
    expect(refusal).toMatchObject({ pointer: '/route/1', facts: { place: 'Torkham' } });
  });

  it('is refused on a route that leads nowhere', () => {
    for (const route of [[], ['kabul'], ['kabul', 'KABUL']]) {
      given().when(plan({ route })).thenRefused('route-too-short');
    }
  });

  it('is refused on a route that leaps a border, and points at where', () => {
    const route = [
      'jalalabad',
      'kabul',
      'kabul',
      'jalalabad',
      'torkham-af',
      'torkham-pk',
      'peshawar',
      'jalalabad',
    ];
    const refusal = given().when(plan({ route })).thenRefused('route-leaps-border');
    expect(refusal).toMatchObject({ pointer: '/route/7', facts: { from: 'peshawar', to: 'jalalabad' } });
  });

  it('leads over the sea between ports that face each other', () => {
    for (const route of [
      ['turkmenbashi', 'alat-az', 'baku'],
      ['kuryk-port', 'alat-az'],
      ['gwadar-port', 'chabahar'],
      ['bandar-abbas', 'karachi-port', 'hyderabad'],
    ]) {
      given().when(plan({ route })).thenEvents('ConvoyPlanned');
    }
    given()
      .when(plan({ route: ['turkmenbashi', 'baku'] }))
      .thenRefused('route-leaps-border');
  });

  it('is refused where it would arrive before it departs', () => {
    for (const plannedArrival of [june('1 00:00'), june('2 04:00')]) {
      const refusal = given()
        .when(plan({ ...byCorridor, plannedArrival }))
        .thenRefused('arrival-before-departure');
      expect(refusal).toMatchObject({
        pointer: '/plannedArrival',
        facts: { plannedDeparture: june('2 04:00'), plannedArrival },
      });
    }
  });
});

describe('the regimes of a plan', () => {
  const route = ['peshawar', 'torkham-pk', 'torkham-af', 'jalalabad', 'kabul', 'torkham-af', 'torkham-pk'];
  const legs = (...legRegimes: { from: string; to: string; regime: string }[]): PlanConvoy =>
    plan({ route, legRegimes });

  it('are named by stretches of the route, places as slug or UN/LOCODE, agreements as in the catalogue', () => {
    const [event] = given()
      .when(legs({ from: 'torkham-af', to: 'AFKBL', regime: 'TIR under apTTa' }))
      .thenEvents('ConvoyPlanned');
    expect(event?.data).toMatchObject({
      regime: 'TIR',
      legRegimes: [{ from: 'torkham-af', to: 'kabul', regime: 'TIR + APTTA' }],
    });
  });

  it('are refused for stretches that the route does not lead along in that order', () => {
    const refused = (from: string, to: string): unknown =>
      given()
        .when(legs({ from, to, regime: 'TIR' }))
        .thenRefused('unknown-leg');
    expect(refused('kabul', 'jalalabad')).toMatchObject({
      pointer: '/legRegimes/0',
      facts: { from: 'kabul', to: 'jalalabad', route },
    });
    refused('kabul', 'kabul');
    refused('peshawar', 'quetta');
  });

  it('are refused for unknown places and unknown agreements', () => {
    const ok = { from: 'peshawar', to: 'kabul', regime: 'TIR' };
    expect(
      given()
        .when(legs(ok, { ...ok, to: 'Atlantis' }))
        .thenRefused('unknown-place').pointer,
    ).toBe('/legRegimes/1/to');
    const refusal = given()
      .when(legs({ ...ok, regime: 'TIR + Hanseatic League' }))
      .thenRefused('unknown-regime');
    expect(refusal).toMatchObject({
      pointer: '/legRegimes/0/regime',
      facts: { regime: 'TIR + Hanseatic League' },
    });
    expect(refusal.detail).toContain('AUPTT');
  });

  it('hold for their stretch, the plain one for the rest; of two the later one named', () => {
    const { view } = given(
      planned(route, {
        legRegimes: [
          { from: 'torkham-pk', to: 'kabul', regime: 'APTTA' },
          { from: 'jalalabad', to: 'kabul', regime: 'TIR + APTTA' },
        ],
      }),
    );
    expect(view.legRegimes).toEqual([
      { from: 'peshawar', to: 'torkham-pk', regime: 'TIR' },
      { from: 'torkham-pk', to: 'jalalabad', regime: 'APTTA' },
      { from: 'jalalabad', to: 'kabul', regime: 'TIR + APTTA' },
      { from: 'kabul', to: 'torkham-pk', regime: 'TIR' },
    ]);
  });

  it('of the way back are told from those of the way out', () => {
    const back = [{ from: 'kabul', to: 'torkham-pk', regime: 'APTTA' }];
    expect(given(planned(route, { legRegimes: back })).view.legRegimes).toEqual([
      { from: 'peshawar', to: 'kabul', regime: 'TIR' },
      { from: 'kabul', to: 'torkham-pk', regime: 'APTTA' },
    ]);
  });
});
