import {
  type OperationStart,
  type OperationTermination,
  type RefusedStart,
  type Resumption,
  type Suspension,
  type SuspensionStart,
  type TirOperation,
} from '../state/carnet.state.js';
import { areClose } from '../acts/same-act.js';
import { indexOfLast, isOpenIn, type OperationsChange, territoryOfPlace } from './operations.js';
import { startOperation } from './start-operation.js';

/** TIR art. 26: the office that suspends a transport is one of exit. It ends the operation that runs there. */
export function endBySuspension(
  operations: readonly TirOperation[],
  { at, place, office, ledger, evidence }: SuspensionStart,
): readonly TirOperation[] {
  const territory = territoryOfPlace(place);
  const index = indexOfLast(
    operations,
    (one) => isOpenIn(one, territory) && one.start !== null && one.start.place !== place,
  );
  const operation = operations[index];
  if (!operation) return operations;
  const act = { at, place, office, ledger, evidence };
  const nothingElse = { voucherPage: null, partial: null, reservation: null, certificate: null };
  const termination: OperationTermination = { ...act, ...nothingElse, bySuspension: true };
  return operations.with(index, { ...operation, termination });
}

/** TIR art. 26: the office that resumes a transport is one of entry. An operation begins there, unless it has begun. */
export function startByResumption(
  operations: readonly TirOperation[],
  { at, place, office, ledger, evidence }: Resumption,
  { suspended }: Pick<Suspension, 'suspended'>,
): OperationsChange {
  const territory = territoryOfPlace(place);
  const begun = indexOfLast(
    operations,
    ({ start, termination, territory: its }) =>
      start !== null &&
      its === territory &&
      (areClose(start.at, at) ||
        (suspended !== null && start.at > suspended.at) ||
        (start.place === place && termination === null)),
  );
  if (begun >= 0) return { operations };
  const act = { at, place, office, ledger, evidence };
  const nothingElse = { voucherPage: null, seals: null, marks: null, prescribedRoute: null, timeLimit: null };
  const start: OperationStart = { ...act, ...nothingElse, byResumption: true };
  return startOperation(operations, start);
}

/** An office that resumed a transport and then refused the start: nothing began there. */
export function withoutResumption(
  operations: readonly TirOperation[],
  { place }: RefusedStart,
): readonly TirOperation[] {
  const isOnlyResumed = ({ start, termination, discharge }: TirOperation): boolean =>
    start?.byResumption === true && start.place === place && termination === null && discharge === null;
  // No start at an office comes after an open one there, so that there is only one.
  const index = indexOfLast(operations, isOnlyResumed);
  return index < 0 ? operations : operations.toSpliced(index, 1);
}
