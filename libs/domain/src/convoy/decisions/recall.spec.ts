import { describe, expect, it } from '@jest/globals';
import {
  command,
  dispatched,
  entered,
  exited,
  given,
  joinedAll,
  june,
  passed,
  planned,
  recalled,
  withdrawn,
} from '../../testing.js';
import { type Unrecorded } from '../../testing/recorded.js';

const A = 'PK-A1';
const B = 'PK-B2';
const OUT = ['islamabad', 'peshawar', 'torkham-pk', 'torkham-af', 'jalalabad', 'kabul', 'hairatan'];
const OUT_AND_BACK = [...OUT.slice(0, 5), 'torkham-af', 'torkham-pk', 'peshawar', 'islamabad'];
const convoy = (...more: Unrecorded[]): ReturnType<typeof given> =>
  given(planned(OUT), ...joinedAll(A, B), dispatched(), ...more);
const recall = command('recall', '7 10:00', { reason: 'war' });
const ahead = passed('jalalabad', '6 10:00', { of: A });
const behind = passed('peshawar', '6 10:00', { of: B });

describe('recalling a convoy', () => {
  it('calls all back the way they came, from where the foremost was seen', () => {
    const [event] = convoy(ahead, behind).when(recall).thenEvents('ConvoyRecalled');
    expect(event?.data).toEqual({
      occurredAt: june('7 10:00'),
      offset: '+05:00',
      reason: 'war',
      route: OUT_AND_BACK,
    });
  });

  it('does not count vehicles that left', () => {
    const [event] = convoy(ahead, behind, withdrawn(A, '6 12:00')).when(recall).thenEvents('ConvoyRecalled');
    expect(event?.data).toMatchObject({ route: ['islamabad', 'peshawar', 'islamabad'] });
  });

  it('calls them back to the start where nobody was seen yet', () => {
    const [event] = convoy().when(recall).thenEvents('ConvoyRecalled');
    expect(event?.data).toMatchObject({ route: ['islamabad'] });
  });

  it('on the way back of a round trip leads home, and not out again', () => {
    const there = ['peshawar', 'torkham-pk', 'torkham-af', 'kabul', 'torkham-af', 'torkham-pk', 'peshawar'];
    const facts = [passed('kabul', '5 10:00'), passed('torkham-af', '6 10:00')];
    const back = given(planned(there), ...joinedAll(A), dispatched(), ...facts);
    const [event] = back.when(recall).thenEvents('ConvoyRecalled');
    expect(event?.data).toMatchObject({ route: there });
  });

  it('keeps the regimes of the legs on the way back', () => {
    const legRegimes = [{ from: 'torkham-af', to: 'kabul', regime: 'APTTA' }];
    const history = [planned(OUT, { legRegimes }), ...joinedAll(A), dispatched(), ahead];
    const [event] = given(...history)
      .when(recall)
      .thenEvents('ConvoyRecalled');
    expect(event?.data).toMatchObject({
      legRegimes: [{ from: 'torkham-af', to: 'torkham-af', regime: 'APTTA' }],
    });
  });

  it('is refused before dispatch: what has not set out is cancelled', () => {
    const refusal = given(planned(OUT), ...joinedAll(A))
      .when(recall)
      .thenRefused('not-dispatched');
    expect(refusal.detail).toContain('cancelled');
  });

  it('is refused a second time, with the first', () => {
    const twice = convoy(recalled(OUT_AND_BACK, '6 20:00')).when(recall).thenRefused('already-recalled');
    expect(twice.facts).toEqual({ recalledAt: june('6 20:00') });
  });

  it('is refused where nobody belongs to it any more', () => {
    convoy(withdrawn(A, '6 10:00'), withdrawn(B, '6 10:00')).when(recall).thenRefused('no-vehicles');
  });
});

describe('a recalled convoy', () => {
  const home = recalled(OUT_AND_BACK, '7 10:00');

  it('says so, has no arrival planned any more, and is not dispatched again', () => {
    const { view } = convoy(ahead, home);
    expect(view).toMatchObject({
      status: 'recalled',
      recalledAt: june('7 10:00'),
      endedAt: null,
      reason: 'border closed',
      plannedArrival: null,
      route: OUT_AND_BACK,
    });
    convoy(ahead, home)
      .when(command('dispatch', '8 10:00', {}))
      .thenRefused('already-dispatched');
  });

  it('goes home: each vehicle is expected at the place before', () => {
    const { view } = convoy(ahead, behind, home);
    expect(view.vehicles.map(({ nextPlace }) => nextPlace)).toEqual(['torkham-af', 'islamabad']);
    const later = convoy(ahead, behind, home, passed('peshawar', '9 10:00', { of: A }));
    expect(later.view.vehicles[0]?.nextPlace).toBe('islamabad');
  });

  it('passed back what it had passed; who turned round before the border passed nothing', () => {
    const facts = [passed('islamabad', '9 10:00', { of: B }), passed('peshawar', '9 10:00', { of: A })];
    const after = convoy(ahead, behind, home, ...facts);
    expect(after.vehicle(A).passages.map(({ place, direction }) => [place, direction])).toEqual([
      ['torkham-pk', 'outbound'],
      ['torkham-af', 'inbound'],
      ['torkham-af', 'outbound'],
      ['torkham-pk', 'inbound'],
    ]);
    expect(after.vehicle(B).passages).toEqual([]);
    expect(after.view.borders.map(({ through }) => through)).toEqual([1, 1, 1, 1]);
  });

  it('is judged by the way out before, by the way back from then on, whenever facts arrive', () => {
    const kabul = passed('kabul', '7 09:00', { of: A });
    const codes = (...more: Unrecorded[]): readonly string[] =>
      convoy(...more).view.irregularities.map(({ code }) => code);
    expect(codes(home, passed('peshawar', '9 10:00'), kabul)).not.toContain('place-off-route');
    expect(codes(home, passed('kabul', '7 11:00', { of: A }))).toContain('place-off-route');
  });

  it('turns where the foremost was known to be, also where it is seen later to have come further', () => {
    const further = passed('kabul', '7 09:00', { of: A });
    expect(convoy(ahead, home, further).view.vehicles[0]).toMatchObject({
      lastPlace: 'kabul',
      nextPlace: 'torkham-af',
    });
  });

  it('crosses the border home as the other direction', () => {
    const facts = [entered('torkham-pk', '8 10:00', { of: A }), exited('torkham-pk', '8 12:00', { of: A })];
    expect(
      convoy(ahead, home, ...facts)
        .vehicle(A)
        .passages.at(-1),
    ).toMatchObject({
      place: 'torkham-pk',
      direction: 'inbound',
      exitedAt: june('8 12:00'),
    });
  });
});
