import { type ConvoyDocument } from '#kafila/read-models';
import { describe, expect, it } from '@jest/globals';
import { timeDistanceDiagram } from './diagram.js';
import { alongRoute, readable, ticksOf } from './scales.js';

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

describe('the diagram', () => {
  const textOf = (vehicles: readonly Vehicle[]): string =>
    [...timeDistanceDiagram({ route: ROUTE, vehicles })].map((piece) => piece?.text ?? '').join('');

  it('is none as long as nothing has moved', () => {
    const text = textOf([vehicle([])]);
    expect(text).toContain('Nothing has moved yet.');
    expect(text).not.toContain('<svg');
  });

  it('draws a line for each vehicle, a band for each border, and names whom each line is', () => {
    const legs = [leg('peshawar', 'kabul', at('00:00'), at('12:00'), 280)];
    const [svg = '', legend = ''] = textOf([vehicle(legs), vehicle(legs, { vehicleId: '<b>' })]).split(
      '</svg><ol',
    );
    expect(svg.match(/<polyline/g)).toHaveLength(2);
    expect(svg.match(/class="band"/g)).toHaveLength(1);
    expect(svg).toContain('1\u20132');
    expect(legend).toContain('&lt;b&gt;');
    expect(legend).toContain('12 Jun 2023 00:00 UTC to 12 Jun 2023 12:00 UTC');
    expect(svg).not.toMatch(/NaN|Infinity|undefined/);
  });

  it('shows waits though nothing tells when the vehicle moved', () => {
    const passage = { place: 'torkham-pk', direction: 'outbound', arrivedAt: at('02:00'), enteredAt: null };
    const text = textOf([vehicle([], { passages: [{ ...passage, exitedAt: at('08:00') }] })]);
    expect(text).toContain('stroke-opacity');
    expect(text).not.toMatch(/NaN|Infinity|undefined/);
  });

  it('gives others their turn after each leg, halt and passage, of one vehicle and of many', () => {
    const legs = [leg('peshawar', 'kabul', at('00:00'), at('12:00'), 280)];
    const halt = { haltedAt: at('01:00'), resumedAt: at('01:01') };
    const passage = { place: 'torkham-pk', direction: 'outbound', arrivedAt: at('02:00'), enteredAt: null };
    const all = (...vehicles: readonly Vehicle[]): number =>
      [...timeDistanceDiagram({ route: ROUTE, vehicles })].length;
    const many = <T>(one: T): readonly T[] => Array.from({ length: 500 }, () => one);
    expect(all(vehicle(many(legs[0] ?? {})))).toBeGreaterThan(1000);
    expect(all(vehicle(legs, { halts: many(halt) }))).toBeGreaterThan(500);
    expect(all(vehicle(legs, { passages: many({ ...passage, exitedAt: at('02:01') }) }))).toBeGreaterThan(
      1000,
    );
    expect(all(...many(vehicle(legs)))).toBeGreaterThan(2000);
  });
});

describe('the scales', () => {
  it('keep both sides of a border apart, and end where the drawing ends', () => {
    const y = alongRoute(
      [
        { km: 1000, overBorder: false },
        { km: 2, overBorder: true },
        { km: 1000, overBorder: false },
      ],
      [500, 0],
      17,
    );
    expect(y(0)).toBe(500);
    expect(y(1000) - y(1002)).toBeCloseTo(17);
    expect(y(2002)).toBeCloseTo(0);
  });

  it('have at most ten lines of the grid, on whole hours or at midnight', () => {
    for (const days of [0.1, 1, 9, 60, 900]) {
      const { ticks, step } = ticksOf([0, days * 86_400_000]);
      expect(ticks.length).toBeLessThanOrEqual(11);
      expect(ticks.every((tick) => tick % step === 0)).toBe(true);
    }
  });

  it('leave out labels that would lie on more important ones', () => {
    const kept = readable(
      [
        { at: 0, weight: 0 },
        { at: 5, weight: 2 },
        { at: 30, weight: 0 },
      ],
      10,
    );
    expect(kept.map((label) => label.at)).toEqual([5, 30]);
  });
});
