import { atOnce, describeConvoy, foldConvoy } from '#kafila/domain';
import { dispatched, joinedAll, paid, planned, record, type Unrecorded } from '#kafila/domain/testing';
import { describe, expect, it } from '@jest/globals';
import { type ConvoyDocument } from './convoy-document.js';
import { leavesOut, shownConvoy, shownInConvoys, writingConvoy } from './shown-convoy.js';

const [A, B] = ['PK-A1', 'PK-B2'];
const toll = (of: string, nth: number): Unrecorded => {
  const at = `${1 + Math.floor(nth / 24)} ${String(nth % 24).padStart(2, '0')}:00`;
  return paid('toll', `${nth}.00 USD`, 'peshawar', at, { of, id: `${of} ${nth}` });
};

function convoyWith(ofA: number, ofB: number): ConvoyDocument {
  const tolls = (of: string, many: number): Unrecorded[] =>
    Array.from({ length: many }, (_, i) => toll(of, i));
  const history = record(planned(), ...joinedAll(A, B), dispatched(), ...tolls(A, ofA), ...tolls(B, ofB));
  const { irregularities: _joined, ...view } = describeConvoy(foldConvoy(history));
  return { convoyId: 'K 1', ...view, revision: 1, position: '1' };
}

describe('the document of a convoy', () => {
  it('is the convoy itself, as long as it has no more entries than it may', () => {
    const convoy = convoyWith(60, 60);
    expect(shownConvoy(convoy)).toBe(convoy);
    expect(shownConvoy(convoy, { entries: 122, characters: 1_000_000 })).toBe(convoy);
    expect(leavesOut(convoy)).toBe(false);
  });

  it('has the latest entries of its longest lists where they are too many, counts the others, and says where they are told', () => {
    const convoy = convoyWith(200, 20);
    const shown = shownConvoy(convoy, { entries: 120, characters: 1_000_000 });
    const [a, b] = shown.vehicles;
    expect(a?.expenses).toEqual(convoy.vehicles[0]?.expenses.slice(-(a?.expenses.length ?? 0)));
    expect(a?.expenses.length).toBeGreaterThan(90);
    expect(a?.earlier).toEqual({
      expenses: 200 - (a?.expenses.length ?? 0),
      timeline: '/v1/convoys/K%201/timeline',
    });
    expect(b).toBe(convoy.vehicles[1]);
    expect(leavesOut(shown)).toBe(true);
  });

  it('leaves more out where its entries are long', () => {
    const convoy = convoyWith(200, 200);
    const shown = shownConvoy(convoy, { entries: 10_000, characters: 20_000 });
    expect(JSON.stringify(shown).length).toBeLessThan(25_000);
    const [a, b] = shown.vehicles;
    expect(a?.expenses.length).toBeGreaterThan(20);
    expect(a?.expenses.length).toBe(b?.expenses.length);
  });

  it('shares what it may have with those of other convoys, where a vehicle is shown in all of them', () => {
    const stay = (convoyId: string, document: ConvoyDocument) => {
      const [vehicle] = document.vehicles;
      if (!vehicle) throw new Error('No vehicle.');
      return { convoyId, vehicle };
    };
    const shownBefore = shownConvoy(convoyWith(200, 20), { entries: 150, characters: 1_000_000 });
    const [left = 0, shown = 0] = [
      shownBefore.vehicles[0]?.earlier?.expenses,
      shownBefore.vehicles[0]?.expenses.length,
    ];
    const stays = [stay('K 1', shownBefore), stay('K 2', convoyWith(100, 0))];
    const [first, second] = shownInConvoys(stays, { entries: 120, characters: 1_000_000 });
    expect(second?.vehicle.expenses.length).toBe(first?.vehicle.expenses.length);
    expect(first?.vehicle.earlier?.expenses).toBe(left + shown - (first?.vehicle.expenses.length ?? 0));
    expect(second?.vehicle.earlier?.timeline).toBe('/v1/convoys/K%202/timeline');
    expect(shownInConvoys(stays)).toBe(stays);
  });

  it('is written as it is at once, with a turn for others after each vehicle', () => {
    const whole = convoyWith(60, 60);
    const [one] = whole.vehicles;
    if (!one) throw new Error('It has none.');
    const many = { ...whole, vehicles: Array.from({ length: 1000 }, () => one) };
    for (const convoy of [whole, many]) {
      expect(atOnce(writingConvoy(convoy))).toBe(JSON.stringify(shownConvoy(convoy)));
      expect([...writingConvoy(convoy)].length).toBeGreaterThan(convoy.vehicles.length * 2);
    }
  });
});
