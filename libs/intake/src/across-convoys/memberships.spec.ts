import {
  type ConvoyDecision,
  type ConvoyEvent,
  type PlateChanged,
  type Recorded,
  type ReportRetracted,
} from '#kafila/domain';
import { describe, expect, it } from '@jest/globals';
import { Memberships } from './memberships.js';

function on(day: number): { readonly occurredAt: string; readonly offset: string } {
  return { occurredAt: `2026-03-${String(day).padStart(2, '0')}T00:00:00.000Z`, offset: '+05:00' };
}
const at = (day: number): string => on(day).occurredAt;

const planned = (day: number): ConvoyDecision => ({
  type: 'ConvoyPlanned',
  data: { ...on(day), route: ['peshawar', 'torkham-pk'], regime: 'TIR', plannedDeparture: at(day) },
});
const joined = (day: number, vehicleId: string, carnetNumber?: string): ConvoyDecision => ({
  type: 'VehicleJoined',
  data: {
    ...on(day),
    vehicleId,
    plate: vehicleId,
    country: 'PK',
    ...(carnetNumber === undefined ? {} : { carnetNumber }),
  },
});

/** Convoys and what was decided on them, in the order in which the store kept it. */
function known(
  ...decisions: readonly (readonly [convoyId: string, decision: ConvoyDecision])[]
): Memberships {
  const memberships = new Memberships();
  for (const [convoyId, decision] of decisions) memberships.note(convoyId, decision);
  return memberships;
}

describe('what the desk knows of all convoys', () => {
  it('is where a vehicle is, from when it joined until it left', () => {
    const memberships = known(
      ['c1', planned(1)],
      ['c1', joined(2, 'PK-A')],
      ['c1', { type: 'VehicleWithdrawn', data: { ...on(5), vehicleId: 'PK-A', reason: 'broken' } }],
    );
    const here = { convoyId: 'c1', since: at(2) };
    expect([1, 2, 4, 5].map((day) => memberships.elsewhere('PK-A', at(day), 'c2'))).toEqual([
      undefined,
      here,
      here,
      undefined,
    ]);
  });

  it('is where a vehicle is by its plate, where the desk has given it another id', () => {
    const truck = { ...on(2), vehicleId: 'TRUCK-7', plate: 'tlk 914', country: 'PK' };
    const memberships = known(['c1', planned(1)], ['c1', { type: 'VehicleJoined', data: truck }]);
    expect(memberships.elsewhere('PK-TLK914', at(3), 'c2')).toEqual({ convoyId: 'c1', since: at(2) });
    expect(memberships.elsewhere('PK-TLK914', at(1), 'c2')).toBeUndefined();
  });

  it('is nowhere else for the convoy that it is in itself', () => {
    const memberships = known(['c1', planned(1)], ['c1', joined(1, 'PK-A')]);
    expect(memberships.elsewhere('PK-A', at(3), 'c1')).toBeUndefined();
  });

  it.each<[string, ConvoyDecision]>([
    ['completed', { type: 'ConvoyCompleted', data: on(5) }],
    ['cancelled', { type: 'ConvoyCancelled', data: { ...on(5), reason: 'no cargo' } }],
  ])('frees the vehicles of a convoy that was %s', (_, end) => {
    const memberships = known(['c1', planned(1)], ['c1', joined(1, 'PK-A')], ['c1', end]);
    expect(memberships.elsewhere('PK-A', at(4), 'c2')).toBeDefined();
    expect(memberships.elsewhere('PK-A', at(5), 'c2')).toBeUndefined();
  });

  it.each<[string, ConvoyDecision]>([
    ['held', { type: 'ConvoyHeld', data: { ...on(5), reason: 'shut' } }],
    ['recalled', { type: 'ConvoyRecalled', data: { ...on(5), reason: 'shut', route: ['peshawar'] } }],
  ])('keeps the vehicles of a convoy that was %s', (_, decision) => {
    const memberships = known(['c1', planned(1)], ['c1', joined(1, 'PK-A')], ['c1', decision]);
    expect(memberships.elsewhere('PK-A', at(9), 'c2')).toEqual({ convoyId: 'c1', since: at(1) });
  });

  it('frees the tractor that was replaced, and binds the one that goes on', () => {
    const by = { vehicleId: 'PK-B', plate: 'B', country: 'PK' };
    const memberships = known(
      ['c1', planned(1)],
      ['c1', joined(1, 'PK-A')],
      ['c1', { type: 'VehicleReplaced', data: { ...on(3), vehicleId: 'PK-A', by } }],
    );
    expect(memberships.elsewhere('PK-A', at(3), 'c2')).toBeUndefined();
    expect(memberships.elsewhere('PK-B', at(3), 'c2')).toEqual({ convoyId: 'c1', since: at(3) });
  });

  it('counts the parts of a split as convoys from the split on, also before their own streams say so', () => {
    const parts = [{ convoyId: 'c1-2', vehicleIds: ['PK-A'], route: ['peshawar', 'torkham-pk'] }];
    const split: ConvoyDecision = { type: 'ConvoySplit', data: { ...on(3), parts } };
    const memberships = known(['c1', planned(1)], ['c1', joined(1, 'PK-A')], ['c1', split]);
    const inPart = { convoyId: 'c1-2', since: at(3) };
    expect(memberships.exists('c1-2')).toBe(true);
    expect(memberships.elsewhere('PK-A', at(4), 'c1')).toEqual(inPart);
    memberships.note('c1-2', planned(3));
    memberships.note('c1-2', joined(3, 'PK-A'));
    memberships.note('c1-2', { type: 'ConvoyCompleted', data: on(6) });
    expect(memberships.elsewhere('PK-A', at(5), 'c1')).toEqual(inPart);
    expect(memberships.elsewhere('PK-A', at(6), 'c1')).toBeUndefined();
  });

  it('counts the vehicles of a merge to the convoy that they joined', () => {
    const merged: ConvoyDecision = {
      type: 'ConvoyMerged',
      data: { ...on(3), into: 'c2', vehicleIds: ['PK-A'] },
    };
    const memberships = known(
      ['c1', planned(1)],
      ['c1', joined(1, 'PK-A')],
      ['c2', planned(2)],
      ['c1', merged],
    );
    expect(memberships.elsewhere('PK-A', at(3), 'c3')).toEqual({ convoyId: 'c2', since: at(3) });
  });

  it('does not hold what comes later against what the desk tells of the past', () => {
    const memberships = known(['c9', planned(20)], ['c9', joined(20, 'PK-A')]);
    expect(memberships.elsewhere('PK-A', at(10), 'c1')).toBeUndefined();
  });

  describe('of a vehicle that took another plate on the way', () => {
    const report = <Event extends ConvoyEvent>(id: string, event: Event): Recorded<Event> => {
      return { id, revision: 9, recordedAt: at(9), unit: null, event };
    };
    const took = (id: string, day: number, named: string, plate: string): Recorded<PlateChanged> => {
      const data = { ...on(day), vehicleIds: [named], plate, country: 'AF' };
      return report(id, { type: 'PlateChanged', data });
    };
    const back = (id: string, retracts: string): Recorded<ReportRetracted> =>
      report(id, {
        type: 'ReportRetracted',
        data: { ...on(9), retracts, reason: 'did-not-occur' },
      });
    const start = [
      ['c1', planned(1)],
      ['c1', joined(2, 'PK-A')],
    ] as const;

    it('is where it is by either plate, from when it took the new one until it left', () => {
      const memberships = known(...start);
      // By its second plate it is named before the report on that one came in.
      memberships.plates.noteReport('c1', took('third', 5, 'AF-NEW', 'NEWER'));
      memberships.plates.noteReport('c1', took('second', 4, 'PK-A', 'NEW'));
      expect([3, 4].map((day) => memberships.elsewhere('AF-NEW', at(day), 'c2')?.since)).toEqual([
        undefined,
        at(4),
      ]);
      expect(memberships.elsewhere('AF-NEWER', at(6), 'c2')).toEqual({ convoyId: 'c1', since: at(5) });
      expect(memberships.elsewhere('PK-A', at(6), 'c2')).toEqual({ convoyId: 'c1', since: at(2) });
      expect(memberships.elsewhere('AF-NEW', at(6), 'c1')).toBeUndefined();
      memberships.note('c1', { type: 'ConvoyCompleted', data: on(8) });
      expect(memberships.elsewhere('AF-NEW', at(8), 'c2')).toBeUndefined();
    });

    it('is found under the last of very many plates, each named by the one before', () => {
      const memberships = known(...start);
      for (let n = 0; n < 20_000; n++) {
        const before = n === 0 ? 'PK-A' : `AF-N${n - 1}`;
        memberships.plates.noteReport('c1', took(`plate ${n}`, 4, before, `N${n}`));
      }
      expect(memberships.elsewhere('AF-N19999', at(6), 'c2')).toEqual({ convoyId: 'c1', since: at(4) });
    });

    it('is nowhere under a plate that was taken back, unless that was taken back itself', () => {
      const memberships = known(...start);
      memberships.plates.noteRetraction('c1', back('back', 'second'));
      memberships.plates.noteReport('c1', took('second', 4, 'PK-A', 'NEW'));
      expect(memberships.elsewhere('AF-NEW', at(6), 'c2')).toBeUndefined();
      memberships.plates.noteRetraction('c1', back('back again', 'back'));
      expect(memberships.elsewhere('AF-NEW', at(6), 'c2')).toBeDefined();
    });

    it('is not under the plate of a trailer, nor of another vehicle of its convoy', () => {
      const memberships = known(...start, ['c1', joined(2, 'AF-B')]);
      memberships.plates.noteReport('c1', took('of a trailer', 4, 'PK-T9', 'NEW'));
      memberships.plates.noteReport('c1', took('wrong', 4, 'PK-A', 'B'));
      memberships.note('c1', {
        type: 'VehicleWithdrawn',
        data: { ...on(5), vehicleId: 'AF-B', reason: 'x' },
      });
      expect(memberships.elsewhere('AF-NEW', at(6), 'c2')).toBeUndefined();
      expect(memberships.elsewhere('AF-B', at(6), 'c2')).toBeUndefined();
    });

    it('is in the convoy that it went over to by its other plate, too', () => {
      const over = joined(5, 'PK-A') as Extract<ConvoyDecision, { type: 'VehicleJoined' }>;
      const memberships = known(
        ['c2', planned(5)],
        ['c2', { ...over, data: { ...over.data, alsoKnownAs: ['AF-NEW'], cameFrom: 'c1' } }],
      );
      expect(memberships.elsewhere('AF-NEW', at(6), 'c3')).toEqual({ convoyId: 'c2', since: at(5) });
    });
  });

  it('remembers which vehicles and carnets a convoy ever had', () => {
    const memberships = known(
      ['c1', planned(1)],
      ['c1', joined(1, 'PK-A', 'xc 1234 5678')],
      ['c1', { type: 'VehicleWithdrawn', data: { ...on(2), vehicleId: 'PK-A', reason: 'broken' } }],
    );
    expect(memberships.carnetsOf('c1')).toEqual(['XC12345678']);
    expect(memberships.wasIn('c1', 'PK-A')).toBe(true);
    expect(memberships.wasIn('c1', 'PK-B')).toBe(false);
    expect(memberships.exists('c2')).toBe(false);
  });
});
