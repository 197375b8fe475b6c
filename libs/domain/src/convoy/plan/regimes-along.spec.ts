import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { planOf } from './plan.js';
import { stillApplying, stretchesOf } from './regimes-along.js';

const PLACES = ['peshawar', 'torkham-pk', 'torkham-af', 'jalalabad', 'kabul', 'hairatan'];
const route = fc
  .array(fc.constantFrom(...PLACES), { minLength: 2, maxLength: 12 })
  .map((places) => places.filter((place, i) => place !== places[i - 1]))
  .filter((places) => places.length >= 2);
const way = { regime: 'TIR', plannedDeparture: '2023-06-02T04:00:00.000Z' };

describe('the leg regimes that still apply', () => {
  it('on a route out and back the same way say of every leg what the plan says of it', () => {
    const oneWay = fc.shuffledSubarray(PLACES, { minLength: 2 });
    const ends = fc.tuple(fc.nat(), fc.nat());
    fc.assert(
      fc.property(oneWay, ends, (out, [a, b]) => {
        const [start, end] = [a % out.length, b % out.length].sort((x, y) => x - y);
        const from = out[start ?? 0] ?? '';
        const to = out[end ?? 0] ?? '';
        const plan = planOf({ ...way, route: out, legRegimes: [{ from, to, regime: 'APTTA' }] });
        const back = [...out, ...out.slice(0, -1).reverse()];
        const { regimes } = planOf({ ...way, route: back, legRegimes: stillApplying(plan, back) });
        const legs = plan.regimes.slice(0, -1);
        expect(regimes.slice(0, -1)).toEqual([...legs, ...legs.toReversed()]);
      }),
    );
  });

  it('are none where all runs under the plain regime, or no leg is the same', () => {
    const plan = planOf({
      ...way,
      route: PLACES,
      legRegimes: [{ from: 'kabul', to: 'hairatan', regime: 'APTTA' }],
    });
    expect(stillApplying(plan, PLACES.slice(0, 4))).toEqual([]);
    expect(stillApplying(plan, ['kabul', 'ghazni', 'kandahar'])).toEqual([]);
  });
});

describe('the stretches of a route', () => {
  it('lead from its start to its end without a gap, and no two that follow each other are alike', () => {
    fc.assert(
      fc.property(route, fc.infiniteStream(fc.constantFrom('TIR', 'APTTA')), (along, regime) => {
        const regimes = along.map(() => String(regime.next().value));
        const stretches = stretchesOf(along, regimes);
        expect(stretches[0]?.from).toBe(along[0]);
        expect(stretches.at(-1)?.to).toBe(along.at(-1));
        stretches.slice(1).forEach(({ from, regime }, i) => {
          expect(from).toBe(stretches[i]?.to);
          expect(regime).not.toBe(stretches[i]?.regime);
        });
      }),
    );
  });
});
