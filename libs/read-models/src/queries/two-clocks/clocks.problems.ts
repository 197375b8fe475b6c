import { Problem } from '#kafila/platform';
import { type RecordedEvent } from '#kafila/event-store';
import { type Clocks } from '../../past/clocks.js';

/** The codes of what is wrong with a pair of clocks, beside `invalid-query`. */
export const CLOCK_PROBLEMS = [
  'at-after-now',
  'known-at-after-now',
  'known-at-before-first-event',
  'known-at-beyond-last-event',
] as const;

/** The world has not come that far, and nobody knows yet what will be recorded. */
export function afterNow(parameter: 'at' | 'knownAt', instant: string, now: string): Problem {
  return new Problem({
    status: 400,
    code: parameter === 'at' ? 'at-after-now' : 'known-at-after-now',
    title: parameter === 'at' ? 'Instant after now' : 'Known later than now',
    detail: `${parameter} is ${instant}, and it is ${now} now. Ask for an instant up to now, or leave ${parameter} out.`,
    errors: [{ pointer: `#/${parameter}`, detail: 'must not lie after now' }],
    facts: { [parameter]: instant, now },
  });
}

/** Nothing had been recorded by then. */
export function beforeFirstEvent(knownAt: string, first: RecordedEvent | undefined): Problem {
  const known = first && { position: first.position.toString(), recordedAt: first.recordedAt };
  return new Problem({
    status: 400,
    code: 'known-at-before-first-event',
    detail: known
      ? `Nothing had been recorded by ${knownAt}: the first event was recorded at ${known.recordedAt}, at position ` +
        `${known.position}. Ask for that or later.`
      : 'Nothing has been recorded yet; there is nothing to be known.',
    errors: [{ pointer: '#/knownAt', detail: 'lies before the first event' }],
    facts: { knownAt, first: known ?? null },
  });
}

/** No event stands there yet. */
export function beyondLastEvent(position: bigint, head: bigint): Problem {
  return new Problem({
    status: 400,
    code: 'known-at-beyond-last-event',
    detail:
      `knownAt is position ${position.toString()}, and the last event stands at ${head.toString()}. ` +
      'Ask for that or less, or leave knownAt out.',
    errors: [{ pointer: '#/knownAt', detail: 'lies beyond the last event' }],
    facts: { knownAt: position.toString(), head: head.toString() },
  });
}

/** The tables that say which streams to fold are not filled yet. */
export function beingFilled(): Problem {
  return new Problem({
    status: 503,
    code: 'read-models-being-filled',
    detail:
      'The read models are those of an older version. Until they are filled anew, neither the past nor the fleet can be asked ' +
      'for. Ask for convoys without at and knownAt, or again when /health/ready tells of no rebuilding.',
    headers: { 'retry-after': '60' },
  });
}

/** As many fold the past as may at once, and enough wait. */
export function tooManyPastReads(): Problem {
  return new Problem({
    status: 503,
    code: 'too-many-past-reads',
    detail:
      'Many ask for the past at the moment. Ask again in a few seconds, or leave at and knownAt out for the present.',
    headers: { 'retry-after': '5' },
  });
}

/** What is not known at a pair of clocks; it may be known at others. */
export function notKnownThen(
  { status, code, title, facts }: Problem,
  { at, knownAt, position }: Clocks,
): Problem {
  const happened = at === null ? '' : `, as it had happened by ${at}`;
  const recorded = knownAt === null ? '' : ` at ${knownAt}`;
  return new Problem({
    status,
    code,
    title,
    detail:
      `${title}: of what had been recorded${recorded} up to position ${position.toString()}${happened}, ` +
      'nothing tells of it. It may be told of later: ask with later clocks, or without at and knownAt for the present.',
    facts: { ...facts, clocks: { at, knownAt, position: position.toString() } },
  });
}
