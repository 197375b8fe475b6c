import { placeOf } from '../../geography/geography.js';
import { type CarnetContradiction, type TirOperation } from '../state/carnet.state.js';
import { territoryOf } from '../convention/territories.js';

/** With so many of the last operations a report is compared, at most: twice what the vouchers of a carnet are for. */
const MOST_OPERATIONS = 20;

export interface OperationsChange {
  readonly operations: readonly TirOperation[];
  /** The report contradicts an earlier one, which is kept. */
  readonly contradiction?: CarnetContradiction | null;
  /** The carnet was used further along its way than was known before. */
  readonly wentOn?: true;
}

export function territoryOfPlace(slug: string): string {
  return territoryOf(placeOf(slug).country);
}

export function isOpenIn(operation: TirOperation, territory: string): boolean {
  return operation.territory === territory && operation.termination === null;
}

export function operationIn(territory: string): TirOperation {
  return { territory, start: null, termination: null, discharge: null, mustHaveEnded: false };
}

/** Where the last stands of which something is so, among those that a report is compared with; -1: nowhere. */
export function indexOfLast(
  operations: readonly TirOperation[],
  isSo: (one: TirOperation) => boolean,
): number {
  for (let i = operations.length - 1; i >= firstOf(operations); i--) {
    const one = operations[i];
    if (one && isSo(one)) return i;
  }
  return -1;
}

/** The same for the first. */
export function indexOfFirst(
  operations: readonly TirOperation[],
  isSo: (one: TirOperation) => boolean,
): number {
  const first = firstOf(operations);
  const index = operations.slice(first).findIndex(isSo);
  return index < 0 ? -1 : first + index;
}

/** When a carnet is used further on, all its operations must have ended, even if nobody reported it. */
export function asEnded(operations: readonly TirOperation[]): readonly TirOperation[] {
  const first = firstOf(operations);
  const latest = operations
    .slice(first)
    .map((one) => (one.mustHaveEnded ? one : { ...one, mustHaveEnded: true }));
  return operations.toSpliced(first, latest.length, ...latest);
}

function firstOf(operations: readonly TirOperation[]): number {
  return Math.max(0, operations.length - MOST_OPERATIONS);
}
