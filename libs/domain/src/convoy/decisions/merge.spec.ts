import { describe, expect, it } from '@jest/globals';
import {
  command,
  dispatched,
  given,
  held,
  joined,
  joinedAll,
  june,
  mergedInto,
  passed,
  planned,
  recalled,
  splitInto,
  record,
  withdrawn,
} from '../../testing.js';
import { type Unrecorded } from '../../testing/recorded.js';
import { childEvents, joinEvents } from '../desk/consequences.js';
import { type ConvoyMerged, type MergeConvoy } from './merge-convoys.js';
import { type ConvoyDecision } from './decisions.js';
import { type ConvoySplit } from './split-convoy.js';
import { type ConvoyState } from '../state/convoy.state.js';
import { foldConvoy } from '../fold/fold.js';

const A = 'PK-A1';
const B = 'PK-B2';
const C = 'PK-C3';
const ROUTE = ['tehran', 'qazvin', 'zanjan', 'tabriz'];
const atQazvin = passed('qazvin', '9 10:00');
const convoy = (...more: Unrecorded[]): ReturnType<typeof given> =>
  given(planned(ROUTE), ...joinedAll(A, B, C), dispatched(), ...more);
const known = { convoyId: 'K-1' };
/** The fold of events that follow from a decision in another stream. */
const stateAfter = (events: readonly ConvoyDecision[] = []): ConvoyState =>
  foldConvoy(record(...events.map((event, i) => ({ id: `${event.type} ${i}`, event }))));

describe('merging a convoy', () => {
  const target = given(planned(ROUTE), joined('PK-Y7'), dispatched()).state;
  const merge = (more: Partial<MergeConvoy> = {}): ReturnType<typeof command> =>
    command('merge', '9 12:00', { into: 'K-2', ...more });
  const into = (state: ConvoyState | null): { convoyId: string; target: ConvoyState | null } => ({
    ...known,
    target: state,
  });

  it('takes all its vehicles into the other, where they are', () => {
    const [event] = convoy(atQazvin, withdrawn(C, '9 11:00'))
      .when(merge({ reason: 'one escort' }), into(target))
      .thenEvents('ConvoyMerged');
    expect(event?.data).toEqual({
      occurredAt: june('9 12:00'),
      offset: '+05:00',
      into: 'K-2',
      vehicleIds: [A, B],
      reason: 'one escort',
    });
  });

  it('is refused into no convoy, into one that ended, into itself', () => {
    expect(convoy().when(merge(), into(null)).thenRefused('unknown-target-convoy')).toMatchObject({
      pointer: '/into',
      facts: { targetConvoyId: 'K-2' },
    });
    const ended = given(planned(ROUTE), joined('PK-Y7'), mergedInto('K-3', ['PK-Y7'], '5 10:00')).state;
    expect(convoy().when(merge(), into(ended)).thenRefused('target-convoy-ended').facts).toEqual({
      targetConvoyId: 'K-2',
      targetStatus: 'merged',
      endedAt: june('5 10:00'),
    });
    convoy()
      .when(merge({ into: 'K-1' }), into(target))
      .thenRefused('merge-into-itself');
  });

  it('is refused dated before the last decision on the other', () => {
    const later = given(planned(ROUTE), joined('PK-Y7'), held('10 10:00')).state;
    expect(convoy().when(merge(), into(later)).thenRefused('decision-out-of-order').facts).toEqual({
      targetConvoyId: 'K-2',
      lastDecisionAt: june('10 10:00'),
    });
  });

  it('is refused of vehicles that belong to the other already, or of none', () => {
    const both = given(planned(ROUTE), joined(B)).state;
    expect(convoy().when(merge(), into(both)).thenRefused('vehicle-already-joined').facts).toEqual({
      targetConvoyId: 'K-2',
      vehicleIds: [B],
    });
    given(planned(ROUTE)).when(merge(), into(target)).thenRefused('no-vehicles');
  });

  it('is refused where the other would have more vehicles than a convoy may', () => {
    const full = given(
      planned(ROUTE),
      ...joinedAll(...Array.from({ length: 999 }, (_, n) => `PK-Y${n}`)),
      dispatched(),
    );
    convoy(atQazvin, withdrawn(B, '9 11:00'), withdrawn(C, '9 11:00'))
      .when(merge({ into: 'K-2' }), into(full.state))
      .thenEvents('ConvoyMerged');
    convoy(atQazvin).when(merge(), into(full.state)).thenRefused('too-many-vehicles');
  });

  it('is refused where the two never meet, unless they meet at a place that is named', () => {
    const far = given(planned(['lahore', 'islamabad', 'peshawar']), joined('PK-Y7')).state;
    expect(convoy().when(merge(), into(far)).thenRefused('routes-do-not-meet').facts).toMatchObject({
      targetConvoyId: 'K-2',
      route: ROUTE,
    });
    convoy()
      .when(merge({ place: 'lahore' }), into(far))
      .thenEvents('ConvoyMerged');
    convoy(passed('lahore', '9 10:00')).when(merge(), into(far)).thenEvents('ConvoyMerged');
  });

  it('cannot be checked without the other convoy', () => {
    expect(() => convoy().when(merge(), known)).toThrow('without knowing');
  });
});

describe('convoys that merged', () => {
  const merging: Unrecorded<ConvoyMerged> = mergedInto('K-2', [A, B], '9 12:00', { place: 'qazvin' });
  const start = [planned(ROUTE), joined(A, '1 07:00', { seals: ['S-1'] }), joined(B), dispatched()];

  it('are one: the one that merged has ended, its vehicles gone to the other', () => {
    const { view } = given(...start, atQazvin, merging);
    expect(view).toMatchObject({ status: 'merged', mergedInto: 'K-2', endedAt: june('9 12:00') });
    expect(view.vehicles.map(({ status }) => status)).toEqual(['merged', 'merged']);
  });

  it('go on with the vehicles of both, each with what it carries then', () => {
    const joins = joinEvents(given(...start, atQazvin).state, 'K-1', merging.event);
    const events = joins.map((event, i) => ({ id: `join ${i}`, event }));
    const { view, vehicle } = given(
      planned(ROUTE),
      joined('PK-Y7'),
      dispatched(),
      ...events,
      passed('zanjan', '10 10:00'),
    );
    expect(view).toMatchObject({ mergedFrom: ['K-1'], splitFrom: null });
    expect(view.vehicles.map(({ vehicleId, lastPlace }) => [vehicleId, lastPlace])).toEqual([
      ['PK-Y7', 'zanjan'],
      [A, 'zanjan'],
      [B, 'zanjan'],
    ]);
    expect(vehicle(A)).toMatchObject({
      cameFrom: 'K-1',
      seals: [{ what: 'joined-with', seals: ['S-1'] }],
    });
  });

  it('may be a part and its parent: the rest of the parent joins its part later', () => {
    const parting: ConvoySplit = splitInto(
      [{ convoyId: 'K-2', vehicleIds: [A], route: ROUTE }],
      '9 12:00',
    ).event;
    const parent = given(...start, atQazvin).state;
    const born = childEvents(parent, 'K-1', parting).get('K-2') ?? [];
    const later = mergedInto('K-2', [B], '11 10:00').event;
    const child = stateAfter([...born, ...joinEvents(parent, 'K-1', later)]);
    expect(child.lineage).toMatchObject({ splitFrom: 'K-1', mergedFrom: ['K-1'] });
    expect(stateAfter(born).lineage).toMatchObject({ splitFrom: 'K-1', mergedFrom: [] });
  });

  it('may give a vehicle back that came by a split: it brings what it carries now', () => {
    const parting = splitInto([{ convoyId: 'K-2', vehicleIds: [A], route: ROUTE }], '9 12:00');
    const back = joined(A, '12 10:00', { container: 'NLCU0000140', seals: ['S-9'], cameFrom: 'K-2' });
    const before = joined(A, '1 07:00', { carnetNumber: 'XC12345678', seals: ['S-1'] });
    const { vehicle, view } = given(
      planned(ROUTE),
      before,
      joined(B),
      dispatched(),
      atQazvin,
      parting,
      back,
      passed('tabriz', '13 10:00'),
    );
    expect(view.mergedFrom).toEqual(['K-2']);
    expect(vehicle(A)).toMatchObject({
      load: { container: 'NLCU0000140', carnetNumber: null },
      lastPlace: 'tabriz',
    });
    expect(vehicle(A).seals.at(-1)).toMatchObject({ seals: ['S-9'] });
  });

  it('on the way home are merged like any other', () => {
    const home = recalled(['tehran', 'qazvin', 'tehran'], '9 11:00');
    expect(given(...start, atQazvin, home, merging).view.status).toBe('merged');
  });
});
