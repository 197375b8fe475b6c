import { type FigureSubject, type FigureValue, type MovedFigure } from './figure.js';

/** So many figures are put in words; data has all of them. */
const MOST_IN_WORDS = 8;

/** What moved, in words: `PK-TLK914 at torkham-pk outbound: tfi1Hours 12 -> 14.5`. */
export function figuresInWords(moved: readonly MovedFigure[]): readonly string[] {
  const bySubject = new Map<string, string[]>();
  for (const { of, figure, before, after } of moved.slice(0, MOST_IN_WORDS)) {
    const subject = subjectInWords(of);
    const said = `${figure} ${inWords(before)} -> ${inWords(after)}`;
    bySubject.set(subject, [...(bySubject.get(subject) ?? []), said]);
  }
  const sentences = [...bySubject].map(([subject, said]) => `${subject}: ${said.join(', ')}`);
  const more = moved.length - MOST_IN_WORDS;
  return more > 0 ? [...sentences, `and ${more} more`] : sentences;
}

function subjectInWords(of: FigureSubject): string {
  const { vehicleId, place, direction, from, to, carnetNumber, territory, declarationRef, nth } = of;
  const words = [
    vehicleId,
    place === undefined ? undefined : `at ${place} ${direction ?? ''}`,
    from === undefined ? undefined : `from ${from} to ${to ?? ''}`,
    carnetNumber === undefined ? undefined : `carnet ${carnetNumber}`,
    territory === undefined ? undefined : `in ${territory}`,
    declarationRef === undefined ? undefined : `declaration ${declarationRef}`,
    nth === undefined ? undefined : `(no. ${nth})`,
  ].filter((word) => word !== undefined);
  return words.length === 0 ? 'convoy' : words.join(' ');
}

function inWords(value: FigureValue): string {
  if (value === null) return 'unknown';
  return typeof value === 'number' ? String(Math.round(value * 100) / 100) : String(value);
}
