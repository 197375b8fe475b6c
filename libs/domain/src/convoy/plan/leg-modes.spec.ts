import { describe, expect, it } from '@jest/globals';
import {
  arrived,
  command,
  dispatched,
  entered,
  exited,
  given,
  type Given,
  joined,
  june,
  passed,
  planned,
  record,
  type Unrecorded,
} from '../../testing.js';
import { type ConvoyDecision } from '../decisions/decisions.js';
import { type PlanConvoy } from '../decisions/plan-convoy.js';
import { foldConvoy } from '../fold/fold.js';
import { type ConvoyEvent } from '../fold/convoy-event.js';
import { childEvents } from '../desk/consequences.js';
import { measuredIn } from '../../statistics/usual-times/measured-convoy.js';
import { type ModeOfStretch } from '../state/plan.state.js';

const A = 'PK-A1';
const NORTH = ['shymkent', 'taraz', 'almaty', 'zharkent', 'nur-zholy', 'horgos'];
const BY_TRAIN = { from: 'taraz', to: 'zharkent', mode: 'rail' } as const;

const plan = (route: readonly string[], ...legModes: ModeOfStretch[]): PlanConvoy =>
  command('plan', '1 06:00', {
    ...{ route, regime: 'TIR', vehicles: [], plannedDeparture: june('2 04:00') },
    ...(legModes.length > 0 ? { legModes } : {}),
  }) as PlanConvoy;
const plannedBy = (route: readonly string[], ...legModes: ModeOfStretch[]): Unrecorded =>
  planned(route, { legModes });
const convoy = (...facts: Unrecorded[]): Given =>
  given(plannedBy(NORTH, BY_TRAIN), joined(A), dispatched(), ...facts);
const dataOf = (events: readonly ConvoyEvent[]): unknown => events[0]?.data;

describe('the modes of a plan', () => {
  it('are named by stretches of the route, and shown for each of its legs', () => {
    const events = given()
      .when(plan(NORTH, { from: 'Taraz', to: 'zharkent', mode: 'rail' }))
      .thenEvents('ConvoyPlanned');
    expect(dataOf(events)).toMatchObject({ legModes: [BY_TRAIN] });
    expect(convoy().view.modes).toEqual(['road', 'rail', 'rail', 'road', 'road']);
  });

  it('are as the geography has them where the desk says nothing', () => {
    expect(dataOf(given().when(plan(NORTH)).thenEvents('ConvoyPlanned'))).not.toHaveProperty('legModes');
    expect(given(planned(NORTH)).view).not.toHaveProperty('modes');
    expect(given(planned(['turkmenbashi', 'alat-az', 'baku'])).view.modes).toEqual(['sea', 'road']);
    expect(given(plannedBy(['khorgos-gateway', 'aktau-port'])).view.modes).toEqual(['rail']);
    const byRoad = { from: 'khorgos-gateway', to: 'aktau-port', mode: 'road' } as const;
    expect(given(plannedBy(['khorgos-gateway', 'aktau-port'], byRoad)).view.modes).toEqual(['road']);
  });

  it('are refused where no ship goes, where nothing but a ship goes, and off the route', () => {
    const refused = (code: 'impossible-mode' | 'unknown-leg' | 'unknown-place', ...legs: ModeOfStretch[]) =>
      given()
        .when(plan(['mary', 'ashgabat', 'turkmenbashi', 'alat-az', 'baku'], ...legs))
        .thenRefused(code);
    const bySea = refused('impossible-mode', { from: 'mary', to: 'ashgabat', mode: 'sea' });
    expect(bySea).toMatchObject({
      pointer: '/legModes/0/mode',
      facts: { from: 'mary', to: 'ashgabat', mode: 'sea' },
    });
    refused('impossible-mode', { from: 'ashgabat', to: 'baku', mode: 'rail' });
    refused('unknown-leg', { from: 'ashgabat', to: 'mary', mode: 'rail' });
    refused('unknown-place', { from: 'atlantis', to: 'mary', mode: 'rail' });
    given()
      .when(plan(['karachi-port', 'gwadar-port'], { from: 'karachi-port', to: 'gwadar-port', mode: 'sea' }))
      .thenEvents('ConvoyPlanned');
  });

  it('make a leg that a train carries: its kilometres and hours are in no speed on the road', () => {
    const { vehicles } = convoy(
      passed('taraz', '3 06:00'),
      passed('almaty', '3 20:00'),
      passed('zharkent', '4 06:00'),
    ).view;
    expect(vehicles[0]?.legs).toMatchObject([
      { from: 'taraz', to: 'almaty', mode: 'rail' },
      { from: 'almaty', to: 'zharkent', mode: 'rail' },
    ]);
  });

  it('tell nothing of how long the leg usually takes', () => {
    const driven = [passed('taraz', '3 06:00'), passed('almaty', '3 20:00')];
    const ms = (trip: Given): unknown => measuredIn(trip.view).legs.map((leg) => leg.ms);
    expect(ms(convoy(...driven))).toEqual([null]);
    expect(ms(given(planned(NORTH), joined(A), dispatched(), ...driven))).toEqual([14 * 3_600_000]);
  });

  it('stay where the convoy is diverted further on, and come with the new way', () => {
    const events = convoy(passed('taraz', '3 06:00'))
      .when(
        command('divert', '4 06:00', {
          reason: 'Horgos is shut',
          route: ['almaty', 'balkhash', 'astana'],
          legModes: [{ from: 'balkhash', to: 'astana', mode: 'rail' }],
        }),
      )
      .thenEvents('ConvoyDiverted');
    expect(dataOf(events)).toMatchObject({
      legModes: [
        { from: 'taraz', to: 'almaty', mode: 'rail' },
        { from: 'balkhash', to: 'astana', mode: 'rail' },
      ],
    });
    convoy()
      .when(command('divert', '4 06:00', { reason: 'no train', route: ['taraz', ...NORTH.slice(2)] }))
      .thenRefused('same-route');
    const byRoad = { from: 'taraz', to: 'zharkent', mode: 'road' } as const;
    const again = convoy()
      .when(command('divert', '4 06:00', { reason: 'no train', route: NORTH, legModes: [byRoad] }))
      .thenEvents('ConvoyDiverted');
    expect(dataOf(again)).toMatchObject({ route: NORTH, legModes: [BY_TRAIN, byRoad] });
  });

  it('go along on the way home and with the parts of a split', () => {
    const home = convoy(passed('zharkent', '4 06:00'))
      .when(command('recall', '5 06:00', { reason: 'border closed' }))
      .thenEvents('ConvoyRecalled');
    expect(dataOf(home)).toMatchObject({
      route: ['shymkent', 'taraz', 'almaty', 'zharkent', 'almaty', 'taraz', 'shymkent'],
      legModes: [{ from: 'taraz', to: 'taraz', mode: 'rail' }],
    });
    const split = {
      type: 'ConvoySplit',
      data: {
        ...{ occurredAt: june('3 06:00'), offset: '+05:00' },
        parts: [{ convoyId: 'K-2', vehicleIds: [A], route: NORTH.slice(1) }],
      },
    } as const;
    const [child] = childEvents(convoy().state, 'K-1', split).get('K-2') ?? [];
    expect(child?.data).toMatchObject({ legModes: [BY_TRAIN] });
  });
});

describe('the modes of a part of a split', () => {
  const split = (...legModes: ModeOfStretch[]) =>
    convoy().when(
      command('split', '3 06:00', { parts: [{ vehicleIds: [A], route: NORTH.slice(1), legModes }] }),
      { convoyId: 'K-1' },
    );
  const byRoad = { from: 'taraz', to: 'almaty', mode: 'road' } as const;

  it('are those that the desk names for it, beside those of its parent', () => {
    const [event] = split(byRoad).thenEvents('ConvoySplit');
    if (event?.type !== 'ConvoySplit') throw new Error('It was not split.');
    expect(event.data.parts).toMatchObject([{ legModes: [byRoad] }]);
    const [child] = childEvents(convoy().state, 'K-1', event).get('K-1-2') ?? [];
    expect(child?.data).toMatchObject({ legModes: [BY_TRAIN, byRoad] });
    const { route, modes } = foldConvoy(record({ id: 'child', event: child as ConvoyDecision })).plan;
    expect(route.map((place, i) => [place, modes[i]])).toEqual([
      ['taraz', 'road'],
      ['almaty', 'road'],
      ['zharkent', 'rail'],
      ['nur-zholy', 'road'],
      ['horgos', 'road'],
    ]);
  });

  it('are on its way, and possible there', () => {
    split({ from: 'shymkent', to: 'taraz', mode: 'rail' }).thenRefused('unknown-leg');
    split({ from: 'taraz', to: 'almaty', mode: 'sea' }).thenRefused('impossible-mode');
  });
});

describe('a yard that only trains come to', () => {
  const ROUTE = ['kashgar', 'horgos', 'altynkol', 'khorgos-gateway', 'almaty'];

  it('lies beyond the border by rail: the route leaps none', () => {
    given().when(plan(ROUTE)).thenEvents('ConvoyPlanned');
    expect(given(planned(ROUTE)).view.modes).toEqual(['road', 'rail', 'rail', 'road']);
    given()
      .when(plan(['kashgar', 'altynkol']))
      .thenRefused('route-leaps-border');
    given()
      .when(plan(ROUTE, { from: 'altynkol', to: 'khorgos-gateway', mode: 'road' }))
      .thenRefused('impossible-mode');
  });

  it('is passed as a side of the border, and nothing drives there', () => {
    const { view } = given(
      planned(ROUTE),
      joined(A),
      dispatched(),
      arrived('horgos', '3 06:00'),
      exited('horgos', '4 06:00'),
      arrived('altynkol', '4 08:00'),
      entered('altynkol', '4 10:00'),
      exited('altynkol', '5 06:00'),
      passed('almaty', '6 06:00'),
    );
    expect(view.irregularities).toEqual([]);
    expect(view.vehicles[0]?.passages).toMatchObject([
      { place: 'horgos', direction: 'outbound', hours: 24 },
      { place: 'altynkol', direction: 'inbound', hours: 22 },
    ]);
    expect(view.vehicles[0]?.legs).toMatchObject([
      { from: 'horgos', to: 'altynkol', mode: 'rail', drivingHours: 0 },
      { from: 'altynkol', to: 'almaty', mode: 'mixed' },
    ]);
  });
});
