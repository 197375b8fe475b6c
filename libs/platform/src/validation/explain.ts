import type { ErrorObject } from 'ajv';
import type { FieldError } from '../problems/problem.js';
import { describeFault } from './describe-fault.js';
import { narrowUnions } from './narrow-unions.js';

const MOST_ERRORS = 20;

/** Makes of ajv's errors what a person can act on: one per field, in the order found, at most 20. */
export function explain(errors: readonly ErrorObject[]): FieldError[] {
  const byPointer = new Map<string, FieldError>();
  for (const error of narrowUnions(errors)) {
    const described = describeFault(error);
    if (!byPointer.has(described.pointer)) byPointer.set(described.pointer, described);
    if (byPointer.size === MOST_ERRORS) break;
  }
  return [...byPointer.values()];
}
