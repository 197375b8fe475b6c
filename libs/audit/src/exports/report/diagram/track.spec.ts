import { atOnce, kilometresAlong } from '#kafila/domain';
import { type ConvoyDocument } from '#kafila/read-models';
import { describe, expect, it } from '@jest/globals';
import { following, type Track } from './track.js';

const ROUTE = ['peshawar', 'torkham-pk', 'torkham-af', 'jalalabad', 'kabul'];
const at = (hour: string): string => `2023-06-12T${hour}:00.000Z`;
const leg = (
  from: string,
  to: string,
  departedAt: string | null,
  arrivedAt: string | null,
  km: number | null,
) => ({
  from,
  to,
  departedAt,
  arrivedAt,
  km,
});

type Vehicle = ConvoyDocument['vehicles'][number];
function vehicle(legs: readonly object[], more: object = {}): Vehicle {
  return { vehicleId: 'PK-A1', legs, halts: [], passages: [], ...more } as unknown as Vehicle;
}

function trackOf(route: readonly string[], of: Vehicle): Track {
  return atOnce(following(route, kilometresAlong(route), of));
}

describe('the track of a vehicle', () => {
  it('runs along the route, and waits at a border from arrival to exit', () => {
    const passage = { place: 'torkham-pk', direction: 'outbound', arrivedAt: at('02:00'), enteredAt: null };
    const { pieces, waits } = trackOf(
      ROUTE,
      vehicle(
        [
          leg('peshawar', 'torkham-pk', at('00:00'), at('02:00'), 55),
          leg('torkham-pk', 'torkham-af', at('08:00'), at('08:30'), 3),
        ],
        { passages: [{ ...passage, exitedAt: at('08:00') }] },
      ),
    );
    expect(pieces).toHaveLength(1);
    expect(pieces[0]?.map((point) => new Date(point.at).toISOString())).toEqual(
      ['00:00', '02:00', '08:00', '08:30'].map(at),
    );
    expect(pieces[0]?.[1]?.km).toBe(pieces[0]?.[2]?.km);
    expect(waits).toMatchObject([
      { place: 'torkham-pk', until: Date.parse(at('08:00')), km: pieces[0]?.[1]?.km },
    ]);
  });

  it('stands level while the vehicle halts on the way', () => {
    const { pieces } = trackOf(
      ROUTE,
      vehicle([leg('jalalabad', 'kabul', at('00:00'), at('04:00'), 150)], {
        halts: [{ haltedAt: at('01:00'), resumedAt: at('03:00') }],
      }),
    );
    const [, halted, resumed] = pieces[0] ?? [];
    expect(halted?.km).toBe(resumed?.km);
    expect((resumed?.at ?? 0) - (halted?.at ?? 0)).toBe(2 * 3_600_000);
  });

  it('is broken off where the vehicle was off the route', () => {
    const { pieces } = trackOf(
      ROUTE,
      vehicle([
        leg('peshawar', 'torkham-pk', at('00:00'), at('02:00'), 55),
        leg('torkham-pk', 'quetta', at('03:00'), at('10:00'), null),
        leg('jalalabad', 'kabul', at('11:00'), at('14:00'), 150),
      ]),
    );
    expect(pieces).toHaveLength(2);
  });

  it('goes down again where the vehicle turned back', () => {
    const { pieces } = trackOf(
      ROUTE,
      vehicle([
        leg('jalalabad', 'kabul', at('00:00'), at('03:00'), 150),
        leg('kabul', 'jalalabad', at('04:00'), at('07:00'), 150),
      ]),
    );
    const km = pieces[0]?.map((point) => point.km) ?? [];
    expect(km[0]).toBe(km.at(-1));
    expect(km[1]).toBeGreaterThan(km[0] ?? 0);
  });

  it('never goes back in time, whatever clocks say', () => {
    const { pieces } = trackOf(
      ROUTE,
      vehicle([
        leg('peshawar', 'torkham-pk', at('00:00'), at('02:00'), 55),
        leg('torkham-pk', 'torkham-af', at('01:50'), at('02:30'), 3),
      ]),
    );
    const moments = pieces[0]?.map((point) => point.at) ?? [];
    expect(moments).toEqual(moments.toSorted((a, b) => a - b));
  });
});
