import { INSTANT_FAULTS, parseInstant } from '#kafila/domain';
import { invalidQuery } from '../../answers/query.problems.js';

/** From an instant on to before another one, RFC 3339 in UTC. */
export interface Period {
  readonly from: string;
  readonly to: string;
}

/** Nobody is asked to read more at once. */
const LONGEST_YEARS = 10;

/**
 * Reads the time that a statistic is asked for. Without an end it ends now, without a begin it begins ten years before
 * its end. Of what lies ahead it begins now, and ends ten years after its begin.
 *
 * @param now RFC 3339 in UTC
 * @throws Problem `invalid-query` where it is reversed, empty, longer than ten years, or cannot be understood
 */
export function readPeriod(
  { from, to }: { readonly from?: string | undefined; readonly to?: string | undefined },
  { now, ahead = false }: { readonly now: string; readonly ahead?: boolean },
): Period {
  const given = { from: from && readEnd('from', from), to: to && readEnd('to', to) };
  const { begin, end } = ahead
    ? { begin: given.from ?? now, end: given.to ?? inYears(given.from ?? now, LONGEST_YEARS) }
    : { begin: given.from ?? inYears(given.to ?? now, -LONGEST_YEARS), end: given.to ?? now };
  if (begin >= end) throw invalidQuery('from', `must be earlier than to, which is ${end}`);
  const earliest = inYears(end, -LONGEST_YEARS);
  if (begin < earliest)
    throw invalidQuery('from', `must be at most ${LONGEST_YEARS} years before to: ${earliest} or later`);
  return { from: begin, to: end };
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;

function readEnd(name: string, text: string): string {
  const read = parseInstant(DAY.test(text) ? `${text}T00:00:00Z` : text);
  if (typeof read !== 'string') return read.instant;
  throw invalidQuery(name, `${INSTANT_FAULTS[read]}; a calendar day like 2026-03-01 is its begin in UTC`);
}

function inYears(instant: string, years: number): string {
  const date = new Date(instant);
  date.setUTCFullYear(date.getUTCFullYear() + years);
  return date.toISOString();
}
