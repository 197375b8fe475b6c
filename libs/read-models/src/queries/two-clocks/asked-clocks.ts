import { INSTANT_FAULTS, parseInstant } from '#kafila/domain';
import { AllOf, Describe, Optional } from '#kafila/platform';
import { IsString } from 'class-validator';
import { parsePosition } from '../reading/reading.js';
import { WaitForParameters } from '../reading/wait-for.js';
import { invalidQuery } from '../answers/query.problems.js';
import { afterNow } from './clocks.problems.js';

class ClockOfTheWorld {
  @Optional()
  @IsString()
  @Describe(
    'As it had happened in the world by this instant: RFC 3339 with an offset. Without it, whatever happened.',
    '2026-03-04T18:00:00+05:00',
  )
  readonly at?: string;
}

class ClockOfTheStore {
  @Optional()
  @IsString()
  @Describe(
    'As it was known at this instant, or when this position had been recorded: RFC 3339 with an offset, or a ' +
      'position. Without it, everything that is recorded.',
    '2026-03-05T08:00:00+05:00',
    '1042',
  )
  readonly knownAt?: string;
}

/** The query parameters of a read by two clocks. */
export class ClockParameters extends AllOf(WaitForParameters, ClockOfTheWorld, ClockOfTheStore) {}

/** Those of a read by the clock of the store alone. */
export class KnownAtParameters extends AllOf(WaitForParameters, ClockOfTheStore) {}

/** What the caller asked for, as it was written. */
export interface AskedClocks {
  readonly at?: string | undefined;
  readonly knownAt?: string | undefined;
  readonly waitFor?: string | undefined;
}

/** Whether a read is one by two clocks. */
export function asksForClocks({ at, knownAt }: AskedClocks): boolean {
  return at !== undefined || knownAt !== undefined;
}

/** What was asked for, understood. */
export interface ReadClocks {
  readonly at: string | null;
  readonly knownAt: { readonly instant: string } | { readonly position: bigint } | null;
}

/**
 * @param now RFC 3339 in UTC
 * @throws Problem `invalid-query`, `at-after-now`, `known-at-after-now`
 */
export function readClocks({ at, knownAt, waitFor }: AskedClocks, now: string): ReadClocks {
  if (knownAt !== undefined && waitFor !== undefined) {
    throw invalidQuery(
      'waitFor',
      'cannot be combined with knownAt: what was known then does not change by waiting; leave one of the two out',
    );
  }
  return {
    at: at === undefined ? null : instantIn('at', at, now),
    knownAt: knownAt === undefined ? null : knownAtIn(knownAt, now),
  };
}

function knownAtIn(text: string, now: string): ReadClocks['knownAt'] {
  const position = parsePosition(text);
  if (position !== undefined) return { position };
  if (/^[-+]?\d+$/.test(text)) throw invalidQuery('knownAt', 'is not a position that any store could give');
  return { instant: instantIn('knownAt', text, now) };
}

function instantIn(parameter: 'at' | 'knownAt', text: string, now: string): string {
  const read = parseInstant(text);
  if (typeof read === 'string') throw invalidQuery(parameter, INSTANT_FAULTS[read]);
  if (read.instant > now) throw afterNow(parameter, read.instant, now);
  return read.instant;
}
