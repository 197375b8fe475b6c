import { type CarnetEvent, describeCarnet, foldCarnet } from '#kafila/domain';
import { carnetIssued, claimMade, controlMade, record } from '#kafila/domain/testing';
import { describe, expect, it } from '@jest/globals';
import { leavesOut } from '../convoy/shown-convoy.js';
import { type CarnetDocument } from './carnet-document.js';
import { shownCarnet } from './shown-carnet.js';

const day = (nth: number): string =>
  `${1 + Math.floor(nth / 12)} ${String((nth % 12) * 2).padStart(2, '0')}:00`;

function carnetWith(controls: number, claims: number): CarnetDocument {
  const history = record<CarnetEvent>(
    carnetIssued(),
    ...Array.from({ length: controls }, (_, n) => controlMade('kabul', day(n), { convoyId: 'K 1' })),
    ...Array.from({ length: claims }, (_, n) =>
      claimMade('AF', day(n), { amount: { amount: '1', currency: 'USD' }, reference: `C-${n}` }),
    ),
  );
  const { irregularities: _joined, ...view } = describeCarnet(foldCarnet(history));
  return { ...view, carnetNumber: 'XC12345678', revision: 1, position: '1' };
}

describe('the document of a carnet', () => {
  it('is the carnet itself, as long as it has no more entries than it may', () => {
    const carnet = carnetWith(60, 60);
    expect(shownCarnet(carnet)).toBe(carnet);
    expect(shownCarnet(carnet, { entries: 120, characters: 1_000_000 })).toBe(carnet);
    expect(leavesOut(carnet)).toBe(false);
  });

  it('has the latest entries of its longest lists, those of its liability too, and counts the others', () => {
    const carnet = carnetWith(200, 100);
    const shown = shownCarnet(carnet, { entries: 120, characters: 1_000_000 });
    expect(shown.controls).toEqual(carnet.controls.slice(-60));
    expect(shown.liability.paymentClaims).toEqual(carnet.liability.paymentClaims.slice(-60));
    expect(shown.earlier).toEqual({
      ...{ controls: 140, paymentClaims: 40 },
      events: '/v1/audit/convoys/K%201/events',
    });
    expect(shown.issued).toBe(carnet.issued);
    expect(leavesOut(shown)).toBe(true);
  });

  it('leaves more out where its entries are long', () => {
    const shown = shownCarnet(carnetWith(300, 0), { entries: 10_000, characters: 10_000 });
    expect(JSON.stringify(shown).length).toBeLessThan(15_000);
    expect(shown.controls.length).toBeGreaterThan(20);
  });
});
