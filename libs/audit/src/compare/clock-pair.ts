import { Problem } from '#kafila/platform';
import {
  type Answer,
  type AskedClocks,
  type Clocks,
  invalidQuery,
  type TwoClocks,
} from '#kafila/read-models';

/** How a pair of clocks is written in one parameter. */
export const PAIR_SYNTAX =
  'at:<instant>,knownAt:<instant or position>, either of them alone, or now: everything that is recorded';

/** The pair that has no limit. */
const NOW = 'now';

/**
 * Reads a pair of clocks that stands in one parameter: `at:2026-03-04T18:00:00+05:00,knownAt:1042`.
 *
 * @throws Problem `invalid-query` where it is none
 */
export function readPair(parameter: 'from' | 'to', text: string): AskedClocks {
  if (text === NOW) return {};
  const asked: { at?: string; knownAt?: string } = {};
  for (const part of text.split(',')) {
    const [, name, value] = /^(at|knownAt):(.+)$/.exec(part) ?? [];
    if (value === undefined || (name !== 'at' && name !== 'knownAt') || asked[name] !== undefined) {
      throw invalidQuery(parameter, `must be ${PAIR_SYNTAX}; a + in an instant is written %2B`);
    }
    asked[name] = value;
  }
  return asked;
}

/** Understands a pair. @throws as `TwoClocks`, and names the parameter that the pair stands in */
export async function clocksOf(
  twoClocks: TwoClocks,
  parameter: 'from' | 'to',
  text: string,
): Promise<Answer<Clocks>> {
  const asked = readPair(parameter, text);
  try {
    return await twoClocks.clocksOf(asked);
  } catch (error) {
    throw error instanceof Problem && error.errors ? within(parameter, error, error.errors) : error;
  }
}

function within(parameter: string, problem: Problem, errors: NonNullable<Problem['errors']>): Problem {
  const { status, code, title, detail, facts, headers } = problem;
  const there = errors.map(({ pointer, detail: wrong }) => ({
    pointer: `#/${parameter}`,
    detail: `${pointer.slice('#/'.length)} ${wrong}`,
  }));
  return new Problem({ status, code, title, detail, facts, headers, errors: there });
}
