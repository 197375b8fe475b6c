import { type Grouping } from '#kafila/domain';
import { invalidQuery } from '../../answers/query.problems.js';

/**
 * Reads a comma list of groupings.
 *
 * @param allowed those that the statistic knows
 * @throws Problem `invalid-query` where one is unknown or named twice
 */
export function readGroupBy(text: string | undefined, allowed: readonly Grouping[]): readonly Grouping[] {
  if (text === undefined || text.trim() === '') return [];
  const named = text.split(',').map((name) => name.trim());
  const known = named.filter((name): name is Grouping => allowed.some((grouping) => grouping === name));
  const unknown = named.find((name) => !known.some((grouping) => grouping === name));
  if (unknown !== undefined)
    throw invalidQuery('groupBy', `knows no '${unknown}'; it is a comma list of ${allowed.join(', ')}`);
  if (new Set(known).size < known.length) throw invalidQuery('groupBy', 'names the same thing twice');
  return known;
}
