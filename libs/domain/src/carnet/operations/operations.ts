import { placeOf } from '../../geography/geography.js';
import { type CarnetContradiction, type TirOperation } from '../state/carnet.state.js';
import { territoryOf } from '../convention/territories.js';

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

/** When a carnet is used further on, all its operations must have ended, even if nobody reported it. */
export function asEnded(operations: readonly TirOperation[]): readonly TirOperation[] {
  return operations.map((one) => (one.mustHaveEnded ? one : { ...one, mustHaveEnded: true }));
}
