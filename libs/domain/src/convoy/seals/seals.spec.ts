import { describe, expect, it } from '@jest/globals';
import {
  dispatched,
  given,
  joined,
  june,
  planned,
  replaced,
  retracted,
  sealed,
  sealsBroken,
  sealsReplaced,
  sealsVerified,
  vehicle,
} from '../../testing.js';
import { type ConditionalIrregularity } from '../../irregularity/irregularity.js';
import { type Unrecorded } from '../../testing/recorded.js';
import { explanationsOf } from '../view/claims.js';
import { conditionalIrregularitiesOf, irregularitiesOf } from '../irregularities/convoy-irregularities.js';

const A = 'PK-A1';
const CARNET = { carnetNumber: 'XC12345678', container: 'CSQU3054383' };
const convoy = (...facts: Unrecorded[]): ReturnType<typeof given> =>
  given(planned(), joined(A, '1 07:00', CARNET), dispatched(), ...facts);
const on = (...facts: Unrecorded[]): readonly string[] | undefined =>
  convoy(...facts).view.vehicles[0]?.seals;
/** Where the carnet tells of no seals. */
const mismatches = (...facts: Unrecorded[]): readonly ConditionalIrregularity[] =>
  conditionalIrregularitiesOf(convoy(...facts).state).filter(({ code }) => code === 'seal-mismatch');
const codes = (...facts: Unrecorded[]): readonly string[] =>
  [...irregularitiesOf(convoy(...facts).state), ...mismatches(...facts)].map(({ code }) => code);
/** Told in both orders of arrival. */
const bothWays = (...facts: Unrecorded[]): Unrecorded[][] => [facts, facts.toReversed()];

const affixed = sealed(['C2', 'C1'], 'karachi-port', '2 10:00', { id: 'affixed', by: 'customs' });

describe('the seals of a vehicle', () => {
  it('are a set: those it joined with, and what is put on beside them', () => {
    const history = [planned(), joined(A, '1 07:00', { seals: ['S9'] }), dispatched(), affixed];
    const { view } = given(...history);
    expect(view.vehicles[0]?.seals).toEqual(['C1', 'C2', 'S9']);
    expect(view.vehicles[0]?.sealHistory).toMatchObject([
      { what: 'joined-with', seals: ['S9'], party: null, evidence: [] },
      { what: 'affixed', seals: ['C1', 'C2', 'S9'], party: 'customs', place: 'karachi-port' },
    ]);
  });

  it('are put on once, though two units tell it; the second fills what the first left open', () => {
    const first = sealed(['C1', 'C2'], undefined, '2 09:50', { id: 'first' });
    for (const reports of bothWays(first, affixed)) {
      expect(convoy(...reports).vehicle(A).seals).toEqual([
        {
          what: 'affixed',
          at: june('2 09:50'),
          place: 'karachi-port',
          party: 'customs',
          seals: ['C1', 'C2'],
          evidence: ['first', 'affixed'],
        },
      ]);
    }
  });

  it('are off once broken: those named, else all', () => {
    expect(on(affixed, sealsBroken(['C1'], 'kabul', '7 10:00'))).toEqual(['C2']);
    expect(on(affixed, sealsBroken(undefined, 'kabul', '7 10:00'))).toEqual([]);
  });

  it('are told to the carnet that they belong to, where new ones are put on', () => {
    const change = sealsReplaced(['C1'], ['D1'], 'kabul', '7 10:00');
    expect(explanationsOf(convoy(affixed, change).state)).toEqual([
      { of: 'convoy-seals XC12345678 C1 C2', at: june('2 10:00') },
      { of: 'convoy-seals XC12345678 C2 D1', at: june('7 10:00') },
    ]);
    expect(explanationsOf(given(planned(), joined(A), dispatched(), affixed).state)).toEqual([]);
  });

  it('go on with the load where the tractor is replaced', () => {
    const change = replaced(A, vehicle('PK-B2'), '7 10:00');
    expect(convoy(affixed, change).view.vehicles[1]?.seals).toEqual(['C1', 'C2']);
    expect(
      codes(affixed, change, sealsVerified(['C1', 'C2'], 'hairatan', '8 10:00', { of: 'PK-B2' })),
    ).toEqual([]);
  });
});

describe('seals verified from office to office (TIR Convention art. 19, 24)', () => {
  const found = sealsVerified(['C2', 'C1'], 'torkham-pk', '5 10:00');
  const others = sealsVerified(['C1', 'D7'], 'torkham-pk', '5 10:00', { id: 'others' });

  it('that are those that were on are in order, in whatever order they are reported', () => {
    expect(codes(affixed, found)).toEqual([]);
  });

  it('where nothing was known before are in order, and are on from then', () => {
    expect(codes(others)).toEqual([]);
    expect(on(others)).toEqual(['C1', 'D7']);
  });

  it('that are others are a mismatch; those found count from then on', () => {
    expect(mismatches(others, affixed)).toMatchObject([
      { code: 'seal-mismatch', severity: 'critical', vehicleIds: [A], evidence: ['affixed', 'others'] },
    ]);
    expect(on(affixed, others, sealsVerified(['D7', 'C1'], 'kabul', '7 10:00'))).toEqual(['C1', 'D7']);
    expect(codes(affixed, others, sealsVerified(['D7', 'C1'], 'kabul', '7 10:00'))).toEqual([
      'seal-mismatch',
    ]);
  });

  it('are no mismatch once the change of seals comes in', () => {
    const change = sealsReplaced(['C2'], ['D7'], 'peshawar', '4 10:00', { by: 'customs' });
    for (const reports of bothWays(affixed, others, change)) expect(codes(...reports)).toEqual([]);
  });

  it('that the carnet tells of, since those before were seen, are no mismatch', () => {
    expect(mismatches(affixed, others)).toMatchObject([
      { unless: { of: 'carnet-seals XC12345678 C1 D7', after: june('2 09:00'), before: june('5 11:00') } },
    ]);
    const removed = sealsReplaced(['D7'], ['E1'], 'hairatan', '8 10:00', { by: 'customs' });
    expect(mismatches(affixed, removed)).toMatchObject([
      { unless: { of: 'carnet-seals XC12345678 D7', after: june('2 09:00'), before: june('8 11:00') } },
    ]);
    const broken = sealsBroken(['D7'], 'hairatan', '8 10:00', { by: 'customs' });
    expect(mismatches(affixed, broken)).toMatchObject([{ unless: { of: 'carnet-seals XC12345678 D7' } }]);
  });

  it('that are others without a carnet can be explained by no other stream', () => {
    const { state } = given(planned(), joined(A), dispatched(), affixed, others);
    expect(irregularitiesOf(state).map(({ code }) => code)).toEqual(['seal-mismatch']);
  });

  it('reported twice by two units count once', () => {
    const again = sealsVerified(['C1', 'C2'], 'torkham-pk', '5 10:10');
    expect(convoy(affixed, found, again).vehicle(A).seals).toHaveLength(2);
  });
});

describe('seals found broken (TIR Convention art. 25)', () => {
  const found = sealsVerified(['C1', 'C2'], 'torkham-pk', '5 10:00', { id: 'found', intact: false });
  const broken = sealsBroken(['C1'], 'peshawar', '4 10:00', { by: 'customs' });

  it('are flagged while nobody reported the break', () => {
    expect(irregularitiesOf(convoy(affixed, found).state)).toMatchObject([
      { code: 'seal-found-broken', vehicleIds: [A], evidence: ['found'] },
    ]);
  });

  it('are explained by the report of the break, also where the broken ones still hang there', () => {
    for (const reports of bothWays(affixed, found, broken)) expect(codes(...reports)).toEqual([]);
  });

  it('after the vehicle was sealed again are flagged all the same', () => {
    const again = sealed(['C3'], 'peshawar', '4 11:00');
    const later = sealsVerified(['C2', 'C3'], 'torkham-pk', '5 10:00', { intact: false });
    expect(codes(affixed, broken, again, later)).toEqual(['seal-found-broken']);
  });

  it('are no longer explained once they were seen whole', () => {
    const whole = sealsVerified(['C2'], 'peshawar', '4 12:00');
    const later = sealsVerified(['C2'], 'torkham-pk', '5 10:00', { intact: false });
    expect(codes(affixed, broken, whole, later)).toEqual(['seal-found-broken']);
  });
});

describe('seals broken under TIR', () => {
  const broken = sealsBroken(undefined, 'kabul', '7 10:00', { id: 'broken', by: 'carrier' });
  const conditional = (...history: Unrecorded[]): readonly unknown[] =>
    conditionalIrregularitiesOf(given(...history).state);
  const start = [planned(), joined(A, '1 07:00', CARNET), dispatched()] as const;

  it('take a certified report on the carnet, which another stream tells', () => {
    expect(conditional(...start, affixed, broken)).toEqual([
      {
        code: 'seal-broken-without-certified-report',
        severity: 'critical',
        since: june('7 10:00'),
        vehicleIds: [A],
        evidence: ['broken'],
        reports: 1,
        unless: { of: 'certified-report XC12345678', after: june('7 09:00'), before: null },
      },
    ]);
    expect(codes(affixed, broken)).toEqual([]);
  });

  it('by customs are no breach (TIR Convention art. 24, 35)', () => {
    expect(
      conditional(...start, affixed, sealsBroken(undefined, 'kabul', '7 10:00', { by: 'customs' })),
    ).toEqual([]);
  });

  it('without a carnet number can be explained by nothing', () => {
    expect(conditional(planned(), joined(A), dispatched(), broken)).toMatchObject([
      { unless: { of: 'certified-report unknown' } },
    ]);
  });

  it('are one breach that two units tell, gone once both are retracted', () => {
    const again = sealsBroken(undefined, 'kabul', '7 10:20', { id: 'again' });
    const back = [retracted(broken, '9'), retracted(again, '9')];
    expect(conditional(...start, affixed, again, broken, ...back)).toEqual([]);
    expect(conditional(...start, ...back, affixed, again, broken)).toEqual([]);
    expect(conditional(...start, affixed, again, broken)).toMatchObject([{ evidence: ['broken', 'again'] }]);
    expect(convoy(affixed, broken, again).vehicle(A).seals).toHaveLength(2);
  });

  it('a second time take another certified report than the first', () => {
    const sealedAgain = sealed(['D1'], 'kabul', '7 14:00', { by: 'customs' });
    const second = sealsBroken(['D1'], 'hairatan', '8 10:00', { id: 'second' });
    const breaks = conditional(...start, affixed, broken, sealedAgain, second);
    expect(breaks).toMatchObject([
      { evidence: ['broken'], unless: { after: june('7 09:00'), before: june('8 10:00') } },
      { evidence: ['second'], since: june('8 10:00'), unless: { after: june('8 09:00'), before: null } },
    ]);
    expect(conditional(...start, second, sealedAgain, broken, affixed)).toEqual(breaks);
    const unnamed = sealsBroken(undefined, 'hairatan', '8 10:00', { id: 'second' });
    expect(conditional(...start, affixed, broken, unnamed)).toMatchObject([
      { evidence: ['broken'] },
      { evidence: ['second'] },
    ]);
  });

  it('are still the first break where nothing was left to break within the hour', () => {
    const carrier = sealsBroken(undefined, 'kabul', '7 10:50', { id: 'told late', by: 'carrier' });
    expect(conditional(...start, affixed, broken, carrier)).toMatchObject([
      { evidence: ['broken', 'told late'], unless: { after: june('7 09:00'), before: null } },
    ]);
  });

  it('under another regime take none', () => {
    const plan = planned();
    const data = { ...plan.event.data, regime: 'QTTA' };
    const other = { ...plan, event: { ...plan.event, data } };
    expect(conditional(other, ...start.slice(1), affixed, broken)).toEqual([]);
  });

  it('that were not on are a mismatch', () => {
    expect(codes(affixed, sealsBroken(['X1'], 'kabul', '7 10:00', { by: 'customs' }))).toEqual([
      'seal-mismatch',
    ]);
  });
});

describe('seals replaced', () => {
  it('by customs for an inspection are no breach', () => {
    const change = sealsReplaced(['C1', 'C2'], ['D1'], 'hairatan', '8 10:00', { by: 'customs' });
    expect(codes(affixed, change)).toEqual([]);
    expect(conditionalIrregularitiesOf(convoy(affixed, change).state)).toEqual([]);
    expect(on(affixed, change)).toEqual(['D1']);
  });

  it('in part leave the others on', () => {
    expect(on(affixed, sealsReplaced(['C1'], ['D1'], 'hairatan', '8 10:00'))).toEqual(['C2', 'D1']);
  });

  it('that were not the ones on are a mismatch, until the change before comes in', () => {
    const change = sealsReplaced(['D7'], ['E1'], 'hairatan', '8 10:00');
    const before = sealsReplaced(['C1', 'C2'], ['D7'], 'kabul', '7 10:00');
    expect(codes(affixed, change)).toEqual(['seal-mismatch']);
    expect(on(affixed, change)).toEqual(['E1']);
    for (const reports of bothWays(affixed, change, before)) expect(codes(...reports)).toEqual([]);
  });

  it('reported twice by two units are replaced once', () => {
    const change = sealsReplaced(['C1', 'C2'], ['D1'], 'hairatan', '8 10:00', { id: 'one' });
    const again = sealsReplaced(['C2', 'C1'], ['D1'], 'hairatan', '8 10:15', { id: 'two' });
    expect(codes(affixed, change, again)).toEqual([]);
    expect(convoy(affixed, again, change).vehicle(A).seals.at(-1)).toMatchObject({
      evidence: ['one', 'two'],
    });
  });

  it('after a break may be the broken ones', () => {
    const broken = sealsBroken(['C1'], 'kabul', '7 10:00', { by: 'customs' });
    expect(codes(affixed, broken, sealsReplaced(['C1', 'C2'], ['D1'], 'kabul', '7 12:00'))).toEqual([]);
  });
});
