import { atCustoms, givenDeclaration } from '#kafila/domain/testing';
import { describe, expect, it } from '@jest/globals';
import { leavesOut } from '../convoy/shown-convoy.js';
import { type DeclarationDocument } from './declaration-document.js';
import { shownDeclaration } from './shown-declaration.js';

const day = (nth: number): string =>
  `${2 + Math.floor(nth / 12)} ${String((nth % 12) * 2).padStart(2, '0')}:00`;

function declarationWith(payments: number): DeclarationDocument {
  const { view } = givenDeclaration(
    atCustoms.lodged('1 07:00'),
    ...Array.from({ length: payments }, (_, n) => atCustoms.paid(`${n + 1}`, day(n))),
  );
  const { irregularities: _joined, ...document } = view;
  return { reference: 'KAPE-1', ...document, revision: 1, position: '1' };
}

describe('the document of a declaration', () => {
  it('is the declaration itself, as long as it has no more entries than it may', () => {
    const declaration = declarationWith(60);
    expect(shownDeclaration(declaration)).toBe(declaration);
    expect(shownDeclaration(declaration, { entries: 121, characters: 1_000_000 })).toBe(declaration);
    expect(leavesOut(declaration)).toBe(false);
  });

  it('has the latest entries of its longest lists, and counts the others; no convoy tells them where it has none', () => {
    const declaration = declarationWith(200);
    const shown = shownDeclaration(declaration, { entries: 120, characters: 1_000_000 });
    expect(shown.duties).toEqual(declaration.duties.slice(-60));
    expect(shown.steps).toEqual(declaration.steps.slice(-60));
    expect(shown.earlier).toEqual({ steps: 141, duties: 140, events: null });
    expect(leavesOut(shown)).toBe(true);
  });
});
