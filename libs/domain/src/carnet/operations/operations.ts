import { placeOf } from '../../geography/geography.js';
import { type CarnetContradiction, type TirOperation } from '../state/carnet.state.js';
import { territoryOf } from '../convention/territories.js';

/** What one more report makes of the operations of a carnet. */
export interface OperationsChange {
  readonly operations: readonly TirOperation[];
  /** The report cannot be right together with one before it, which stands. */
  readonly contradiction?: CarnetContradiction | null;
  /** The carnet was used further on than it was seen before. */
  readonly wentOn?: true;
}

export function territoryOfPlace(slug: string): string {
  return territoryOf(placeOf(slug).country);
}

/** An operation of which nothing is known but that it ran in this territory. */
export function operationIn(territory: string): TirOperation {
  return { territory, start: null, termination: null, discharge: null, mustHaveEnded: false };
}

/** What the carnet was used for before it is used further on: ended, although nobody may have reported it. */
export function asEnded(operations: readonly TirOperation[]): readonly TirOperation[] {
  return operations.map((one) => (one.mustHaveEnded ? one : { ...one, mustHaveEnded: true }));
}
