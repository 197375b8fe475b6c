import { gzipSync } from 'node:zlib';
import { convoyStream } from '#kafila/domain';
import {
  arrived,
  dispatched,
  entered,
  exited,
  joined,
  joinedAll,
  june,
  passed,
  planned,
  sealed,
  type Unrecorded,
} from '#kafila/domain/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Board, boardOf } from '../../../testing/board.js';
import { type Briefing } from './get-briefing.query.js';

/** Five trucks on their way to Torkham, with seals, carnets, containers and drivers. */
function convoyOfFive(n: number): readonly Unrecorded[] {
  const ids = Array.from({ length: 5 }, (_, i) => `PK-TLK${100 + 5 * n + i}`);
  return [
    planned('khi-tas-torkham', { plannedArrival: june('14 04:00') }),
    ...ids.map((id, i) =>
      joined(id, '1 07:00', {
        carnetNumber: `XC${20_000_000 + 97 * n + i}`,
        container: 'MSKU1234565',
        driver: `person:v1:driver-${n}-${i}`,
      }),
    ),
    dispatched(),
    ...ids.map((id, i) => sealed([`PKC-${9_371 * (5 * n + i + 1)}`], 'karachi-port', '2 03:00', { of: id })),
    passed('peshawar', `3 ${10 + (n % 10)}:00`),
  ];
}

let board: Board;
beforeAll(async () => {
  board = await boardOf(
    [
      [
        convoyStream('C-1'),
        [
          planned('khi-tas-torkham', { plannedArrival: june('14 04:00') }),
          ...joinedAll('PK-A1', 'PK-B2', 'PK-C3', 'PK-D4'),
          dispatched(),
          arrived('torkham-pk', '4 10:00', { of: ['PK-A1', 'PK-B2', 'PK-C3'] }),
          entered('torkham-pk', '4 20:00', { of: ['PK-B2', 'PK-C3'] }),
          exited('torkham-pk', '4 23:00', { of: 'PK-C3' }),
          passed('peshawar', '4 09:00', { of: 'PK-D4' }),
        ],
      ],
      [convoyStream('C-2'), [planned('khi-ist-taftan'), joined('PK-E5'), dispatched()]],
      ...Array.from({ length: 20 }, (_, n) => [convoyStream(`F-${n}`), convoyOfFive(n)] as const),
    ],
    () => june('5 00:00'),
  );
}, 120_000);
afterAll(() => board.close());

async function briefingOf(place: string): Promise<Briefing> {
  const { status, body, position } = await board.v1(`places/${place}/expected`);
  const briefing = body as unknown as Briefing;
  expect([status, briefing.position]).toEqual([200, position]);
  return briefing;
}

describe('the briefing of a post', () => {
  it('has who is inside, who waits, and who is expected, with what will be seen next', async () => {
    const { place, asOf, trucks, more } = await briefingOf('PKTOR');
    expect([place, asOf, more]).toEqual(['torkham-pk', june('5 00:00'), 0]);
    expect(trucks.slice(0, 2)).toMatchObject([
      {
        ...{ vehicleId: 'PK-B2', convoyId: 'C-1', presence: 'inside', since: june('4 20:00') },
        ...{ moments: ['BorderExited'], direction: 'outbound', expected: null },
      },
      { vehicleId: 'PK-A1', presence: 'waiting', moments: ['BorderEntered', 'BorderExited'] },
    ]);
    const { expected } = trucks.find(({ vehicleId }) => vehicleId === 'PK-D4') ?? {};
    expect([expected?.basis, (expected?.expectedAt ?? '') >= june('5 00:00')]).toEqual(['corridor', true]);
    expect(trucks.map(({ vehicleId }) => vehicleId)).not.toContain('PK-C3');
    const times = trucks.slice(2).map((truck) => truck.expected?.expectedAt);
    expect(times).toEqual([...times].sort());
  });

  it('of the side that faces it has who is out of the other one, and who waits there', async () => {
    const { trucks } = await briefingOf('torkham-af');
    const { since, direction, presence } = trucks.find(({ vehicleId }) => vehicleId === 'PK-C3') ?? {};
    expect([presence, direction, since]).toEqual(['expected', 'inbound', june('4 23:00')]);
    expect(trucks.map(({ vehicleId }) => vehicleId)).toContain('PK-A1');
    expect((await briefingOf('taftan')).trucks.map(({ vehicleId }) => vehicleId)).toEqual(['PK-E5']);
  });

  it('of a hundred trucks has less than 30 kB in gzip, and no driver', async () => {
    const text = JSON.stringify(await briefingOf('torkham-pk'));
    expect(text.match(/"vehicleId"/g)).toHaveLength(103);
    expect(gzipSync(text).length).toBeLessThan(30_000);
    expect(text).not.toContain('driver');
  });
});
