import { areFacing, facingSide } from '../../geography/geography.js';
import { type OperationTermination, type TirOperation } from '../state/carnet.state.js';
import {
  asEnded,
  indexOfLast,
  isOpenIn,
  type OperationsChange,
  operationIn,
  territoryOfPlace,
} from './operations.js';
import { territoryOf } from '../convention/territories.js';
import { areClose, contradictionOf, isClearlyLater, link, type ResultOf } from '../acts/same-act.js';

const RESULT: ResultOf<OperationTermination> = ({ voucherPage, partial }) => [voucherPage, partial];

/**
 * Adds a termination: volet 2 was torn off at an exit or destination office. The place says which operation it ends, so
 * that it is right even where the start of the next operation came first, reported by another clock.
 */
export function terminateOperation(
  operations: readonly TirOperation[],
  termination: OperationTermination,
): OperationsChange {
  const { place, at } = termination;
  const index = indexOfLast(
    operations,
    (one) => one.termination?.place === place && areClose(one.termination.at, at),
  );
  const known = operations[index];
  if (known?.termination?.bySuspension) return endedBy(operations, index, termination);
  if (known?.termination) {
    const { act, contradiction } = link(known.termination, termination, RESULT);
    return { operations: operations.with(index, { ...known, termination: act }), contradiction };
  }

  const territory = territoryOfPlace(place);
  const open = indexOfOpen(operations, territory, termination);
  if (open >= 0) return endedBy(operations, open, termination);
  const last = indexOfLast(operations, (one) => one.termination?.place === place);
  const earlier = operations[last];
  if (earlier?.termination?.bySuspension) return endedBy(operations, last, termination);
  if (earlier?.termination)
    return { operations, contradiction: contradictionOf(earlier.termination, termination) };
  const onlyHere = indexOfLast(
    operations,
    (one) => isOpenIn(one, territory) && one.start?.place === place && !areClose(one.start.at, at),
  );
  if (onlyHere >= 0) return endedBy(operations, onlyHere, termination);
  return endedUnseen(operations, territory, termination);
}

function endedBy(
  operations: readonly TirOperation[],
  index: number,
  termination: OperationTermination,
): OperationsChange {
  const operation = operations[index];
  return { operations: operation ? operations.with(index, { ...operation, termination }) : operations };
}

/**
 * Where the operation stands that can have ended here. It is not so long past that this must be the end of a later one, whose
 * start nobody reported: no other one was terminated since, or the office is the one at which the next operation began.
 */
function indexOfOpen(
  operations: readonly TirOperation[],
  territory: string,
  { place, at }: OperationTermination,
): number {
  let next: TirOperation | undefined;
  let hasEndedSince = false;
  return indexOfLast(operations, (one) => {
    const isLongPast = hasEndedSince && next !== undefined && !leadsInto(place, next);
    if (isOpenIn(one, territory) && one.start?.place !== place && !isLongPast) return true;
    next = one;
    hasEndedSince ||= one.termination !== null && isClearlyLater(at, one.termination.at);
    return false;
  });
}

function endedUnseen(
  operations: readonly TirOperation[],
  territory: string,
  termination: OperationTermination,
): OperationsChange {
  const { place, at } = termination;
  const operation = { ...operationIn(territory), termination };
  const next = indexOfLast(
    operations,
    (one) => leadsInto(place, one) || (one.start !== null && areClose(one.start.at, at)),
  );
  if (next >= 0) return { operations: operations.toSpliced(next, 0, operation) };
  return { operations: [...asEnded(operations), operation], wentOn: true };
}

/**
 * Whether an operation began where another ended at this office: there, at a port across the sea, or in the territory across
 * the border.
 */
function leadsInto(place: string, { start, territory }: TirOperation): boolean {
  if (start?.place === place) return true;
  if (territory === territoryOfPlace(place)) return false;
  const across = facingSide(place);
  if (across) return territoryOf(across.country) === territory;
  // Who ends a journey at a port came from a country across the sea as often by land.
  return start !== null && areFacing(place, start.place);
}
