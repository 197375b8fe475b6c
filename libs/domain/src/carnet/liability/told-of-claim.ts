import { groupedBy } from '../../grouped.js';
import { type ClaimStep } from '../state/liability.state.js';

type OfClaim = Pick<ClaimStep, 'country' | 'reference'>;

/**
 * Gathers claims, or what is told of them, so that for each of the other kind those can be found that are of one claim with it:
 * of one country, with the same reference or none. What has no reference is of one claim with all of its country.
 *
 * @param gathered what is made of each list of those that belong together, in the order in which all are given
 */
export function byClaim<One extends OfClaim, Gathered>(
  all: readonly One[],
  gathered: (list: readonly One[]) => Gathered,
): (other: OfClaim) => readonly Gathered[] {
  const lists = [...groupedBy(all, ({ country }) => country), ...groupedBy(all, nameOf)];
  const made = new Map(lists.map(([name, list]) => [name, gathered(list)]));
  return (other) => {
    const { country, reference } = other;
    const names = reference === null ? [country] : [nameOf(other), nameOf({ country, reference: null })];
    return names.map((name) => made.get(name)).filter((one) => one !== undefined);
  };
}

function nameOf({ country, reference }: OfClaim): string {
  return JSON.stringify([country, reference]);
}
