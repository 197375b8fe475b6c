import { hoursBetween } from '../../time/instant.js';

/** Two units that saw the same note it within this many minutes of each other. */
export const REPORTED_TWICE_MINUTES = 30;

/** Whether two reports of the same content can be about the same, reported by two units under two ids. */
export function isReportedTwice(first: string, second: string): boolean {
  return Math.abs(hoursBetween(first, second)) * 60 <= REPORTED_TWICE_MINUTES;
}

/** Whether two reports can be about one place: where one of them names none, too. */
export function canBeOnePlace(one: string | null, other: string | null): boolean {
  return one === null || other === null || one === other;
}

/** What one report says in words, with what a second one says in other words: nothing of it is lost. */
export function inBothWords(first: string | null, second: string | null): string | null {
  if (first === null || second === null) return first ?? second;
  return first.split('; ').includes(second) ? first : `${first}; ${second}`;
}
