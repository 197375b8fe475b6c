import { type Caller } from './caller.js';
import { type MayTerms, type Need } from './may.js';
import { type Right } from './rights.js';
import { outOfScope } from './scope.problems.js';

/** Rights over what cannot be cut to a scope: persons, rates, keys, the service itself. */
const OF_EVERYTHING: readonly Right[] = [
  'persons.erase',
  'operations.read',
  'rates.replace',
  'access.decide',
];

/** Whether whoever calls has a right, and sees as much as it is about. */
export function hasRight({ rights, sees }: Pick<Caller, 'rights' | 'sees'>, right: Right): boolean {
  return rights.has(right) && (sees === undefined || !OF_EVERYTHING.includes(right));
}

/** @throws Problem `out-of-scope`: what a route is about cannot be cut to what whoever calls sees */
export function requireWhole(
  { sees }: Pick<Caller, 'sees'>,
  { needs, unscoped }: MayTerms & { readonly needs?: Need },
): void {
  if (sees === undefined) return;
  if (unscoped === true || OF_EVERYTHING.some((right) => right === needs)) throw outOfScope();
}
