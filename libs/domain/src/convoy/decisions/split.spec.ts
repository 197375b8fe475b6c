import { describe, expect, it } from '@jest/globals';
import {
  command,
  dispatched,
  given,
  joined,
  joinedAll,
  june,
  passed,
  planned,
  replaced,
  sealed,
  splitInto,
  record,
  withdrawn,
} from '../../testing.js';
import { findCorridor } from '../../geography/geography.js';
import { routeOf } from '../../geography/route.js';
import { type Unrecorded } from '../../testing/recorded.js';
import { childEvents } from '../desk/consequences.js';
import { type SplitConvoy, type SplitPart } from './split-convoy.js';
import { type PartToSplit } from './split-parts.js';
import { type ConvoyDecision } from './decisions.js';
import { type Refusal, type RefusalCode } from '../../decision/refusal.js';
import { type ConvoyState } from '../state/convoy.state.js';
import { foldConvoy } from '../fold/fold.js';
import { describeConvoy } from '../view/convoy-view.js';

const A = 'PK-A1';
const B = 'PK-B2';
const C = 'PK-C3';
const corridorRoute = (id: string): readonly string[] => {
  const corridor = findCorridor(id);
  if (!corridor) throw new Error(`There is no corridor '${id}'.`);
  return routeOf(corridor);
};
const ROUTE = ['tehran', 'qazvin', 'zanjan', 'tabriz'];
const BAKU = corridorRoute('khi-bak-taftan');
const TO_BAKU = BAKU.slice(BAKU.indexOf('qazvin'));
const atQazvin = passed('qazvin', '9 10:00');
const convoy = (...more: Unrecorded[]): ReturnType<typeof given> =>
  given(planned(ROUTE), ...joinedAll(A, B, C), dispatched(), ...more);
const known = { convoyId: 'K-1' };
const split = (parts: readonly PartToSplit[], more: Partial<SplitConvoy> = {}): ReturnType<typeof command> =>
  command('split', '9 12:00', { parts, ...more });
const partsOf = (
  from: ReturnType<typeof given>,
  parts: readonly PartToSplit[],
  place?: string,
): readonly SplitPart[] => {
  const [event] = from
    .when(split(parts, place === undefined ? {} : { place }), known)
    .thenEvents('ConvoySplit');
  return event?.type === 'ConvoySplit' ? event.data.parts : [];
};
/** The fold of events that follow from a decision in another stream. */
const stateAfter = (events: readonly ConvoyDecision[] = []): ConvoyState =>
  foldConvoy(record(...events.map((event, i) => ({ id: `${event.type} ${i}`, event }))));

describe('splitting a convoy', () => {
  it('lets parts go on as convoys of their own, at Qazvin to Istanbul and to Baku (dossier 8.3)', () => {
    const [event] = convoy(atQazvin)
      .when(
        split(
          [
            { vehicleIds: ['pk-a 1'] },
            { convoyId: 'baku', vehicleIds: [B], route: TO_BAKU, plannedArrival: june('12') },
          ],
          { reason: 'two destinations' },
        ),
        known,
      )
      .thenEvents('ConvoySplit');
    expect(event?.data).toEqual({
      occurredAt: june('9 12:00'),
      offset: '+05:00',
      reason: 'two destinations',
      parts: [
        { convoyId: 'K-1-2', vehicleIds: [A], route: ['qazvin', 'zanjan', 'tabriz'], rest: true },
        { convoyId: 'baku', vehicleIds: [B], route: TO_BAKU, plannedArrival: june('12') },
      ],
    });
  });

  it('numbers parts without an id, also after earlier splits and past ids that are taken', () => {
    const ids = (
      from: ReturnType<typeof given>,
      isTaken = (id: string): boolean => id === 'K-9',
    ): string[] => {
      const parts = [{ vehicleIds: [A] }, { vehicleIds: [B] }];
      const [event] = from.when(split(parts), { ...known, isTaken }).thenEvents('ConvoySplit');
      return event?.type === 'ConvoySplit' ? event.data.parts.map(({ convoyId }) => convoyId) : [];
    };
    expect(ids(convoy())).toEqual(['K-1-2', 'K-1-3']);
    expect(ids(convoy(), (id) => id === 'K-1-2')).toEqual(['K-1-3', 'K-1-4']);
    const earlier = splitInto([{ convoyId: 'K-1-2', vehicleIds: [C], route: ROUTE }], '8 10:00');
    expect(ids(convoy(earlier))).toEqual(['K-1-3', 'K-1-4']);
  });

  it('leaves out the place where the vehicles are not at one place, and names the one that is given', () => {
    const apart = convoy(atQazvin, passed('zanjan', '9 11:00', { of: B }));
    const parts = [{ vehicleIds: [A, B] }];
    expect(partsOf(apart, parts)[0]?.route).toEqual(['qazvin', 'zanjan', 'tabriz']);
    expect(partsOf(apart, parts, 'zanjan')[0]?.route).toEqual(['zanjan', 'tabriz']);
    const [event] = apart.when(split(parts), known).thenEvents('ConvoySplit');
    expect(event?.data).not.toHaveProperty('place');
  });

  it('by a corridor gives a part the corridor in full', () => {
    const part = { vehicleIds: [A], corridorId: 'khi-bak-taftan' };
    expect(partsOf(convoy(atQazvin), [part])).toEqual([{ convoyId: 'K-1-2', ...part, route: BAKU }]);
  });

  it('is refused without parts, or with a part that has no vehicle', () => {
    expect(convoy().when(split([]), known).thenRefused('no-parts').pointer).toBe('/parts');
    expect(
      convoy()
        .when(split([{ vehicleIds: [A] }, { vehicleIds: [] }]), known)
        .thenRefused('nobody-to-split').pointer,
    ).toBe('/parts/1/vehicleIds');
  });

  it('is refused of vehicles that are not in the convoy, or in two parts', () => {
    const strange = split([{ vehicleIds: [A, 'PK-Z9'] }]);
    expect(convoy().when(strange, known).thenRefused('vehicle-not-in-convoy')).toMatchObject({
      pointer: '/parts/0/vehicleIds/1',
      facts: { vehicleId: 'PK-Z9' },
    });
    expect(
      convoy(withdrawn(A, '8 10:00'))
        .when(split([{ vehicleIds: [A] }]), known)
        .thenRefused('vehicle-not-in-convoy').facts,
    ).toMatchObject({ leftAt: june('8 10:00') });
    const twice = split([{ vehicleIds: [A] }, { vehicleIds: [B, A] }]);
    expect(convoy().when(twice, known).thenRefused('vehicle-in-two-parts')).toMatchObject({
      pointer: '/parts/1/vehicleIds/1',
      facts: { vehicleId: A },
    });
  });

  it('is refused under an id that is taken', () => {
    const named = (...ids: string[]): readonly PartToSplit[] =>
      ids.map((convoyId, i) => ({ convoyId, vehicleIds: [[A, B, C][i] ?? A] }));
    for (const ids of [['K-1'], ['baku', 'baku'], ['K-9']]) {
      const isTaken = (id: string): boolean => id === 'K-9';
      const refusal = convoy()
        .when(split(named(...ids)), { ...known, isTaken })
        .thenRefused('convoy-exists');
      expect(refusal).toMatchObject({
        pointer: `/parts/${ids.length - 1}/convoyId`,
        facts: { partConvoyId: ids[0] },
      });
    }
  });

  it('is refused by a way that begins neither on the route nor where a vehicle is, or where none is left', () => {
    const refused = (part: Partial<PartToSplit>, code: RefusalCode): Refusal =>
      convoy(atQazvin)
        .when(split([{ vehicleIds: [A], ...part }]), known)
        .thenRefused(code);
    expect(refused({ route: ['kabul', 'jalalabad'] }, 'route-does-not-lead-on').pointer).toBe(
      '/parts/0/route/0',
    );
    expect(refused({ corridorId: 'isb-khg' }, 'route-does-not-lead-on').pointer).toBe('/parts/0/corridorId');
    expect(refused({ route: ['qazvin', 'Atlantis'] }, 'unknown-place').pointer).toBe('/parts/0/route/1');
    const there = convoy(passed('tabriz', '9 10:00')).when(split([{ vehicleIds: [A] }]), known);
    expect(there.thenRefused('no-route').pointer).toBe('/parts/0/route');
  });

  it('is refused where a part would arrive before it parts', () => {
    const early = split([{ vehicleIds: [A], plannedArrival: june('9 12:00') }]);
    expect(convoy().when(early, known).thenRefused('arrival-before-departure').pointer).toBe(
      '/parts/0/plannedArrival',
    );
  });

  it('cannot be checked without the id of the convoy', () => {
    expect(() => convoy().when(split([{ vehicleIds: [A] }]))).toThrow('without knowing its id');
  });
});

describe('a convoy that was split', () => {
  const part = { convoyId: 'baku', vehicleIds: [B], route: TO_BAKU };
  const parting = splitInto([part], '9 12:00', { place: 'qazvin', reason: 'two destinations' });

  it('goes on with those that stay, and keeps the history of those that parted', () => {
    const { view, vehicle } = convoy(atQazvin, parting, passed('zanjan', '10 10:00'));
    expect(view).toMatchObject({ status: 'underway', splitInto: ['baku'], endedAt: null });
    expect(view.vehicles.map(({ status, lastPlace }) => [status, lastPlace])).toEqual([
      ['moving', 'zanjan'],
      ['split', 'qazvin'],
      ['moving', 'zanjan'],
    ]);
    expect(vehicle(B).memberships).toMatchObject([
      { leftAt: june('9 12:00'), leaving: { how: 'split', place: 'qazvin', to: 'baku' } },
    ]);
  });

  it('ends where nobody stays', () => {
    const all = splitInto([{ ...part, vehicleIds: [A, B, C] }], '9 12:00');
    expect(convoy(atQazvin, all).view).toMatchObject({
      status: 'split',
      endedAt: june('9 12:00'),
      firstVehicle: { place: 'qazvin' },
    });
  });

  it('takes late facts from before the split for all its vehicles', () => {
    const late = convoy(parting, passed('zanjan', '10 10:00'), passed('tehran', '8 10:00'));
    expect(late.vehicle(B)).toMatchObject({ lastPlace: 'tehran', lastSeenAt: june('8 10:00') });
  });
});

describe('a part of a convoy', () => {
  const load = { container: 'CSQU3054383', carnetNumber: 'XC12345678', seals: ['S-1'] };
  const history = [
    planned(ROUTE, {
      plannedArrival: june('20'),
      legRegimes: [{ from: 'qazvin', to: 'tabriz', regime: 'ECO-TTFA' }],
    }),
    joined(A, '1 07:00', load),
    joined(B),
    dispatched(),
  ];
  const parts = [
    { convoyId: 'ist', vehicleIds: [A], route: ['qazvin', 'zanjan', 'tabriz'] },
    { convoyId: 'baku', vehicleIds: [B], route: TO_BAKU, corridorId: 'khi-bak-taftan' },
  ];
  const children = (state: ConvoyState, of: readonly SplitPart[] = parts): ReturnType<typeof childEvents> =>
    childEvents(state, 'K-1', splitInto(of, '9 12:00').event);

  it('is planned from the split on, dispatched as its parent is, with its vehicles as they are then', () => {
    const born = children(given(...history, atQazvin).state);
    expect([...born.keys()]).toEqual(['ist', 'baku']);
    const at = { occurredAt: june('9 12:00'), offset: '+05:00' };
    expect(born.get('ist')).toEqual([
      {
        type: 'ConvoyPlanned',
        data: {
          ...at,
          route: ['qazvin', 'zanjan', 'tabriz'],
          regime: 'TIR',
          legRegimes: [{ from: 'qazvin', to: 'tabriz', regime: 'ECO-TTFA' }],
          plannedDeparture: at.occurredAt,
          plannedArrival: june('20'),
          splitFrom: 'K-1',
        },
      },
      { type: 'ConvoyDispatched', data: at },
      {
        type: 'VehicleJoined',
        data: { ...at, vehicleId: A, plate: 'A1', country: 'PK', ...load, cameFrom: 'K-1' },
      },
    ]);
    const [baku] = born.get('baku') ?? [];
    expect(baku?.data).toMatchObject({ corridorId: 'khi-bak-taftan', route: TO_BAKU });
    expect(baku?.data).not.toHaveProperty('plannedArrival');
    expect(baku?.data).not.toHaveProperty('legRegimes');
  });

  it('is not dispatched where its parent was not', () => {
    const planning = given(planned(ROUTE), joined(A), joined(B)).state;
    expect(
      children(planning)
        .get('ist')
        ?.map(({ type }) => type),
    ).toEqual(['ConvoyPlanned', 'VehicleJoined']);
  });

  it('carries what was replaced into it: the load of its tractor, not what that joined with', () => {
    const state = given(...history, replaced(A, 'PK-R7', '8 10:00')).state;
    const born = children(state, [{ convoyId: 'ist', route: ROUTE, vehicleIds: ['PK-R7'] }]);
    expect(born.get('ist')?.at(-1)?.data).toMatchObject({ vehicleId: 'PK-R7', ...load });
  });

  it('carries the seals that were on at the split, though those put on later are known already', () => {
    const facts = [
      sealed(['S-2'], 'tehran', '8 10:00', { of: A }),
      sealed(['S-3'], 'zanjan', '10 10:00', { of: A }),
    ];
    const born = children(given(...history, ...facts).state);
    expect(born.get('ist')?.at(-1)?.data).toMatchObject({ vehicleId: A, seals: ['S-1', 'S-2'] });
  });

  it('is a convoy that began with the split: nothing before concerns it, and no border is inferred', () => {
    const born = children(given(...history, atQazvin).state);
    const view = describeConvoy(stateAfter(born.get('baku')));
    expect(view).toMatchObject({ status: 'dispatched', splitFrom: 'K-1', mergedFrom: [] });
    const child = stateAfter(born.get('baku'));
    expect(child.vehicles.get(B)).toMatchObject({
      cameFrom: 'K-1',
      memberships: [{ joinedAt: june('9 12:00'), onTheWay: true }],
    });
  });

  it('is told the same from the same, again and again', () => {
    const state = given(...history, atQazvin).state;
    expect([...children(state)]).toEqual([...children(given(...history, atQazvin).state)]);
  });
});
