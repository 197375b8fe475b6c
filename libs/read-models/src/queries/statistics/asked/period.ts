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
 * its end.
 *
 * @param now RFC 3339 in UTC
 * @throws Problem `invalid-query` where it is reversed, empty, longer than ten years, or cannot be understood
 */
export function readPeriod(from: string | undefined, to: string | undefined, now: string): Period {
  const end = to === undefined ? now : readEnd('to', to);
  const begin = from === undefined ? yearsBefore(end) : readEnd('from', from);
  if (begin >= end) throw invalidQuery('from', `must be earlier than to, which is ${end}`);
  if (begin < yearsBefore(end))
    throw invalidQuery(
      'from',
      `must be at most ${LONGEST_YEARS} years before to: ${yearsBefore(end)} or later`,
    );
  return { from: begin, to: end };
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;

function readEnd(name: string, text: string): string {
  const read = parseInstant(DAY.test(text) ? `${text}T00:00:00Z` : text);
  if (typeof read !== 'string') return read.instant;
  throw invalidQuery(name, `${INSTANT_FAULTS[read]}; a calendar day like 2026-03-01 is its begin in UTC`);
}

function yearsBefore(instant: string): string {
  const date = new Date(instant);
  date.setUTCFullYear(date.getUTCFullYear() - LONGEST_YEARS);
  return date.toISOString();
}
