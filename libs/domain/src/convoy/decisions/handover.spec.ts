import { describe, expect, it } from '@jest/globals';
import {
  command,
  dispatched,
  given,
  joined,
  joinedAll,
  mergedInto,
  passed,
  planned,
  plateChanged,
  record,
  sealed,
  sealsReplaced,
  splitInto,
} from '../../testing.js';
import { type Claim } from '../../irregularity/irregularity.js';
import { type Unrecorded } from '../../testing/recorded.js';
import { childEvents, joinEvents } from '../desk/consequences.js';
import { foldConvoy } from '../fold/fold.js';
import { claimsOf } from '../view/claims.js';
import { type ConvoyDecision } from './decisions.js';
import { type ConvoySplit } from './split-convoy.js';

const [A, B] = ['PK-A1', 'PK-B2'];
const ROUTE = ['tehran', 'qazvin', 'zanjan', 'tabriz'];
const atQazvin = passed('qazvin', '9 10:00');
const start = [planned(ROUTE), ...joinedAll(A, B), dispatched()] as const;
const convoy = (...more: Unrecorded[]): ReturnType<typeof given> => given(...start, ...more);
const SPLIT = { convoyId: 'K-1-2', vehicleIds: [A], route: ['qazvin', 'zanjan', 'tabriz'] };

describe('the place of a split or a merge that the desk did not name', () => {
  it.each([
    ['split', splitInto([SPLIT], '9 12:00')],
    ['merge', mergedInto('K-2', [A, B], '9 12:00')],
  ])('of a %s is where the facts show the vehicles, whether they come before or after it', (_, decided) => {
    const before = convoy(atQazvin, decided, passed('zanjan', '9 20:00', { of: B }));
    const after = convoy(decided, passed('zanjan', '9 20:00', { of: B }), atQazvin);
    expect(after.state).toEqual(before.state);
    expect(after.vehicle(A).memberships).toMatchObject([{ leaving: { place: 'qazvin' } }]);
    expect(convoy(decided, passed('zanjan', '9 20:00', { of: B })).vehicle(A).memberships).toMatchObject([
      { leaving: { place: null } },
    ]);
  });

  it('is none where they were seen at two places', () => {
    const apart = [passed('qazvin', '9 10:00', { of: A }), passed('zanjan', '9 11:00', { of: B })];
    const { vehicle } = convoy(
      ...apart,
      mergedInto('K-2', [A, B], '9 12:00'),
      passed('tabriz', '10', { of: A }),
    );
    expect(vehicle(A).memberships).toMatchObject([{ leaving: { place: null } }]);
  });

  it('stays as the desk named it', () => {
    const decided = splitInto([SPLIT], '9 12:00', { place: 'tehran' });
    const { vehicle } = convoy(atQazvin, decided, passed('zanjan', '9 20:00'));
    expect(vehicle(A).memberships).toMatchObject([{ leaving: { place: 'tehran' } }]);
  });
});

describe('what a convoy takes over', () => {
  const handovers = (claims: readonly Claim[]): readonly unknown[] =>
    claims.flatMap(({ kind, key, holder }) => (kind === 'handover' ? [[key, holder]] : []));
  const stateAfter = (
    events: readonly ConvoyDecision[],
    ...first: Unrecorded[]
  ): ReturnType<typeof foldConvoy> =>
    foldConvoy(record(...first, ...events.map((event, i) => ({ id: `${event.type} ${i}`, event }))));
  const seals = sealed(['S-1'], 'tehran', '9 08:00', { of: A });
  const late = sealsReplaced(['S-1'], ['S-2'], 'qazvin', '9 10:30', { of: A });

  it('by a split is what its parent hands over, until a late report of the parent contradicts it', () => {
    const known = convoy(seals, atQazvin);
    const [event] = known
      .when(command('split', '9 12:00', { parts: [{ vehicleIds: [A] }] }), { convoyId: 'K-1' })
      .thenEvents('ConvoySplit');
    const decided = { id: 'split', event: event as ConvoySplit };
    const child = stateAfter(childEvents(known.state, 'K-1', decided.event).get('K-1-2') ?? []);
    const taken = handovers(claimsOf(child, 'K-1-2'));
    expect(taken).toHaveLength(2);
    const parent = (...more: Unrecorded[]): readonly unknown[] =>
      handovers(claimsOf(convoy(seals, atQazvin, decided, ...more).state, 'K-1'));
    const inAnyOrder = (all: readonly unknown[]): readonly string[] =>
      all.map((one) => JSON.stringify(one)).sort();
    expect(inAnyOrder(parent())).toEqual(inAnyOrder(taken));
    const otherwise = (...more: Unrecorded[]): readonly unknown[] =>
      parent(...more).filter((one) => !inAnyOrder(taken).includes(JSON.stringify(one)));
    expect(otherwise(late)).toHaveLength(1);
    expect(JSON.stringify(otherwise(late))).toContain(A);
    expect(otherwise(passed('zanjan', '9 11:30', { of: A }))).toHaveLength(1);
  });

  it('is each vehicle under the plate that it bore, until the parent is told that it had taken another', () => {
    const known = convoy(atQazvin);
    const decided = splitInto([SPLIT], '9 12:00');
    const child = stateAfter(childEvents(known.state, 'K-1', decided.event).get('K-1-2') ?? []);
    const ofVehicles = (claims: readonly Claim[]): readonly unknown[] =>
      handovers(claims.filter(({ key }) => !key.startsWith('[null')));
    const parent = (...more: Unrecorded[]): readonly unknown[] =>
      ofVehicles(claimsOf(convoy(atQazvin, decided, ...more).state, 'K-1'));
    const taken = ofVehicles(claimsOf(child, 'K-1-2'));
    expect(taken).toHaveLength(1);
    expect(parent()).toEqual(taken);
    expect(parent(plateChanged(A, 'KZ-482KTA02', '9 11:00'))).not.toEqual(taken);
    expect(parent(plateChanged(B, 'KZ-482KTA02', '9 11:00'))).toEqual(taken);
  });

  it('is a vehicle under the plate that it bore then, whatever plate it is known to have taken later', () => {
    const known = convoy(atQazvin, plateChanged(A, 'IR-77', '8 10:00'), plateChanged(A, 'KZ-1', '10 10:00'));
    const decided = splitInto([SPLIT], '9 12:00');
    const [, , join] = childEvents(known.state, 'K-1', decided.event).get('K-1-2') ?? [];
    expect(join?.data).toMatchObject({ vehicleId: A, plate: '77', country: 'IR' });
  });

  it('by a merge is what the other convoy hands over', () => {
    const known = convoy(seals, atQazvin);
    const decided = mergedInto('K-2', [A, B], '9 12:00');
    const joins = joinEvents(known.state, 'K-1', decided.event);
    const target = stateAfter(joins, planned(ROUTE), joined('PK-Y7'), dispatched());
    expect(handovers(claimsOf(target, 'K-2'))).toEqual(
      handovers(claimsOf(convoy(seals, atQazvin, decided).state, 'K-1')),
    );
    expect(handovers(claimsOf(target, 'K-2'))).not.toEqual(
      handovers(claimsOf(convoy(seals, atQazvin, decided, late).state, 'K-1')),
    );
  });
});
