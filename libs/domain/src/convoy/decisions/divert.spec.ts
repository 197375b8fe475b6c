import { describe, expect, it } from '@jest/globals';
import {
  arrived,
  command,
  dispatched,
  diverted,
  exited,
  given,
  joinedAll,
  june,
  passed,
  planned,
} from '../../testing.js';
import { findCorridor } from '../../geography/geography.js';
import { routeOf } from '../../geography/route.js';
import { type Refusal, type RefusalCode } from '../../decision/refusal.js';
import { type Unrecorded } from '../../testing/recorded.js';
import { type DivertConvoy } from './divert-convoy.js';

const A = 'PK-A1';
const B = 'PK-B2';
const OLD = ['peshawar', 'torkham-pk', 'torkham-af', 'jalalabad', 'kabul', 'hairatan'];
/** By Chaman, drawn from where the trucks turn round. */
const BY_CHAMAN = ['peshawar', 'quetta', 'chaman', 'spin-boldak', 'kandahar', 'kabul', 'hairatan'];
const corridor = (id: string): readonly string[] => {
  const found = findCorridor(id);
  if (!found) throw new Error(`There is no corridor '${id}'.`);
  return routeOf(found);
};
const convoy = (...more: Unrecorded[]): ReturnType<typeof given> =>
  given(planned(OLD), ...joinedAll(A, B), dispatched(), ...more);
const divert = (said: Partial<DivertConvoy>): ReturnType<typeof command> =>
  command('divert', '7 10:00', { reason: 'Torkham is shut', ...said });
const routed = (from: ReturnType<typeof given>, said: Partial<DivertConvoy>): readonly string[] => {
  const [event] = from.when(divert(said)).thenEvents('ConvoyDiverted');
  return event?.type === 'ConvoyDiverted' ? event.data.route : [];
};

describe('diverting a convoy', () => {
  it('by a way from a place of its route gives it the part driven and the new way', () => {
    const seen = convoy(passed('peshawar', '5 10:00'));
    expect(routed(seen, { route: BY_CHAMAN })).toEqual(BY_CHAMAN);
    const way = ['kabul', 'pul-e-khumri', 'hairatan'];
    expect(routed(seen, { route: way })).toEqual([...OLD.slice(0, 4), ...way]);
  });

  it('by a way from where a vehicle was seen, off its route, joins the two', () => {
    const quetta = convoy(passed('peshawar', '5 10:00'), passed('quetta', '6 10:00', { of: B }));
    expect(routed(quetta, { route: BY_CHAMAN.slice(1) })).toEqual(BY_CHAMAN);
    const nowhere = convoy(passed('quetta', '6 10:00', { of: B }));
    expect(routed(nowhere, { route: BY_CHAMAN.slice(1) })).toEqual(BY_CHAMAN);
  });

  it('says why, and until when it is to arrive now', () => {
    const plannedArrival = june('20 10:00');
    const [event] = convoy()
      .when(divert({ route: BY_CHAMAN, plannedArrival }))
      .thenEvents('ConvoyDiverted');
    expect(event?.data).toEqual({
      occurredAt: june('7 10:00'),
      offset: '+05:00',
      reason: 'Torkham is shut',
      route: BY_CHAMAN,
      plannedArrival,
    });
  });

  it('on a round trip leaves it where it was driven through last', () => {
    const there = ['peshawar', 'torkham-pk', 'torkham-af', 'kabul', 'torkham-af', 'torkham-pk', 'peshawar'];
    const facts = [passed('kabul', '5 10:00'), passed('torkham-af', '6 10:00')];
    const back = given(planned(there), ...joinedAll(A), dispatched(), ...facts);
    expect(routed(back, { route: ['torkham-af', 'jalalabad', 'kabul'] })).toEqual([
      ...there.slice(0, 5),
      'jalalabad',
      'kabul',
    ]);
  });

  it('by a corridor goes over to it where the convoy has come to', () => {
    const trip = given(planned('khi-ist-taftan'), ...joinedAll(A), dispatched(), passed('qazvin', '8 10:00'));
    expect(routed(trip, { corridorId: 'khi-bak-taftan' })).toEqual(corridor('khi-bak-taftan'));
    const kabul = given(planned(), ...joinedAll(A), dispatched(), passed('kabul', '8 10:00'));
    expect(routed(kabul, { corridorId: 'khi-ala-torkham' })).toEqual(corridor('khi-ala-torkham'));
  });

  it('by a round trip goes on along its way out, not along its way back', () => {
    const trip = given(planned(), ...joinedAll(A), dispatched(), passed('peshawar', '5 10:00'));
    expect(routed(trip, { corridorId: 'khi-tas-torkham-rt' })).toEqual(corridor('khi-tas-torkham-rt'));
  });

  it('by a corridor it has shared nothing of but the start goes back to the start', () => {
    const torkham = given(planned(), ...joinedAll(A), dispatched(), arrived('torkham-pk', '6 10:00'));
    expect(routed(torkham, { corridorId: 'khi-tas-chaman' })).toEqual(corridor('khi-tas-chaman'));
  });

  it('by a corridor that lies ahead goes over to it at the first place they share', () => {
    expect(routed(convoy(), { corridorId: 'khi-tas-chaman' })).toEqual([
      ...OLD.slice(0, 4),
      ...corridor('khi-tas-chaman').slice(7),
    ]);
  });

  it('is possible before it sets out', () => {
    const [event] = given(planned(OLD))
      .when(divert({ route: BY_CHAMAN }))
      .thenEvents('ConvoyDiverted');
    expect(event?.data).toMatchObject({ route: BY_CHAMAN });
  });

  it('keeps the regimes of legs that both ways have, and adds those named', () => {
    const legRegimes = [{ from: 'torkham-af', to: 'kabul', regime: 'APTTA' }];
    const history = [planned(OLD, { legRegimes }), ...joinedAll(A), dispatched()];
    const [event] = given(...history)
      .when(
        divert({
          route: ['jalalabad', 'kabul', 'pul-e-khumri', 'hairatan'],
          legRegimes: [{ from: 'AFKBL', to: 'hairatan', regime: 'tir + aptta' }],
        }),
      )
      .thenEvents('ConvoyDiverted');
    expect(event?.data).toMatchObject({
      legRegimes: [
        { from: 'torkham-af', to: 'kabul', regime: 'APTTA' },
        { from: 'kabul', to: 'hairatan', regime: 'TIR + APTTA' },
      ],
    });
  });
});

describe('diverting is refused', () => {
  const refused = (said: Partial<DivertConvoy>, code: RefusalCode): Refusal =>
    convoy(passed('peshawar', '5 10:00')).when(divert(said)).thenRefused(code);

  it('on the route that it has', () => {
    expect(refused({ route: OLD }, 'same-route')).toMatchObject({ pointer: '/route', facts: { route: OLD } });
    expect(refused({ route: ['kabul', 'hairatan'] }, 'same-route')).toMatchObject({ pointer: '/route' });
    convoy(diverted(BY_CHAMAN, '6 10:00'))
      .when(divert({ route: BY_CHAMAN }))
      .thenRefused('same-route');
    const kabul = given(planned(), ...joinedAll(A), dispatched(), passed('kabul', '8 10:00'));
    expect(kabul.when(divert({ corridorId: 'khi-tas-chaman' })).thenRefused('same-route').pointer).toBe(
      '/corridorId',
    );
  });

  it('by a way that begins nowhere on its route and where no vehicle is', () => {
    expect(refused({ route: ['quetta', 'chaman'] }, 'route-does-not-lead-on')).toMatchObject({
      pointer: '/route/0',
      facts: { begins: 'quetta', route: OLD },
    });
    expect(refused({ corridorId: 'gwd-asb-gabd' }, 'route-does-not-lead-on')).toMatchObject({
      pointer: '/corridorId',
    });
  });

  it('by a way that leaps a border, within or where it leaves the old route', () => {
    expect(refused({ route: ['peshawar', 'jalalabad', 'kabul'] }, 'route-leaps-border')).toMatchObject({
      pointer: '/route/1',
    });
    const beyond = convoy(passed('peshawar', '5 10:00'), passed('kandahar', '6 10:00', { of: B }));
    const refusal = beyond
      .when(divert({ route: ['kandahar', 'ghazni', 'kabul'] }))
      .thenRefused('route-leaps-border');
    expect(refusal).toMatchObject({ pointer: '/route/0', facts: { from: 'peshawar', to: 'kandahar' } });
  });

  it('without a way, through unknown places, by unknown corridors, under unknown regimes', () => {
    refused({}, 'no-route');
    refused({ route: ['peshawar', 'Atlantis'] }, 'unknown-place');
    refused({ route: ['peshawar'] }, 'route-too-short');
    refused({ corridorId: 'silk-road' }, 'unknown-corridor');
    const legs = (from: string, regime = 'TIR'): Partial<DivertConvoy> => ({
      route: BY_CHAMAN,
      legRegimes: [{ from, to: 'kandahar', regime }],
    });
    expect(refused(legs('torkham-pk'), 'unknown-leg')).toMatchObject({ pointer: '/legRegimes/0' });
    expect(refused(legs('chaman', 'CMR'), 'unknown-regime')).toMatchObject({
      pointer: '/legRegimes/0/regime',
    });
  });

  it('to arrive before it departed', () => {
    const early = { route: BY_CHAMAN, plannedArrival: june('2 04:00') };
    expect(refused(early, 'arrival-before-departure')).toMatchObject({ pointer: '/plannedArrival' });
  });
});

describe('a diverted convoy', () => {
  const change = diverted(BY_CHAMAN, '7 10:00');
  const codes = (...more: Unrecorded[]): readonly string[] =>
    convoy(...more).view.irregularities.map(({ code }) => code);

  it('has the new route, and says when and why it was diverted', () => {
    expect(convoy(change).view).toMatchObject({
      route: BY_CHAMAN,
      corridorId: null,
      diversions: [{ divertedAt: june('7 10:00'), reason: 'border closed' }],
    });
  });

  it('is judged by the old route before, by the new one from then on, whenever facts arrive', () => {
    const jalalabad = passed('jalalabad', '6 10:00');
    const quetta = passed('quetta', '8 10:00');
    for (const order of [
      [jalalabad, change, quetta],
      [change, quetta, jalalabad],
    ]) {
      expect(codes(...order)).not.toContain('place-off-route');
    }
    expect(codes(change, passed('quetta', '6 10:00'))).toContain('place-off-route');
    expect(codes(change, passed('jalalabad', '8 10:00'))).toContain('place-off-route');
  });

  it('goes the new way from the very instant of the decision on', () => {
    expect(codes(change, passed('quetta', '7 10:00'))).not.toContain('place-off-route');
    expect(codes(change, passed('quetta', '7 09:59'))).toContain('place-off-route');
  });

  it('passed the borders that it passed, and is inferred to pass those of the new way only', () => {
    const history = [exited('torkham-pk', '5 10:00'), change, passed('kandahar', '10 10:00')];
    expect(convoy(...history).vehicle(A).passages).toMatchObject([
      { place: 'torkham-pk', exitedAt: june('5 10:00') },
      { place: 'chaman', inferred: true },
      { place: 'spin-boldak', inferred: true },
    ]);
  });

  it('waits at the fork, where it had been beyond it: next comes the new way', () => {
    const { view } = convoy(arrived('torkham-pk', '6 10:00'), change);
    expect(view).toMatchObject({ nextPlace: 'quetta', firstVehicle: { place: 'peshawar' } });
    expect(view.vehicles[0]).toMatchObject({ lastPlace: 'torkham-pk', nextPlace: 'quetta' });
  });

  it('goes on counting where both ways are one', () => {
    const { view } = convoy(passed('peshawar', '6 10:00'), change, passed('chaman', '9 10:00', { of: B }));
    expect(view.vehicles.map(({ nextPlace }) => nextPlace)).toEqual(['quetta', 'spin-boldak']);
  });

  it('finds a vehicle that went the new way before the desk knew', () => {
    const { view } = convoy(passed('peshawar', '5 10:00'), passed('chaman', '6 20:00', { of: B }), change);
    expect(view.vehicles.map(({ nextPlace }) => nextPlace)).toEqual(['quetta', 'spin-boldak']);
    const unseen = convoy(passed('chaman', '6 20:00', { of: B }), change);
    expect(unseen.view.vehicles[1]?.nextPlace).toBe('spin-boldak');
  });

  it('may be diverted again', () => {
    const again = convoy(change, passed('quetta', '8 10:00'));
    const home = { route: ['quetta', 'khuzdar', 'karachi-port'] };
    expect(routed(again, home)).toEqual(['peshawar', 'quetta', 'khuzdar', 'karachi-port']);
  });

  it('that is dated back makes room for what was seen on the new way before it was recorded', () => {
    const seen = passed('quetta', '6 10:00');
    expect(codes(seen)).toContain('place-off-route');
    expect(codes(seen, diverted(BY_CHAMAN, '6 08:00'))).not.toContain('place-off-route');
  });
});
