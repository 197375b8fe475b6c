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
import { isOpenIn, type OperationsChange, territoryOfPlace } from './operations.js';
import { startOperation } from './start-operation.js';

/** TIR art. 26: the office that suspends a transport is one of exit. It ends the operation that runs there. */
export function endBySuspension(
  operations: readonly TirOperation[],
  { at, place, office, ledger, evidence }: SuspensionStart,
): readonly TirOperation[] {
  const territory = territoryOfPlace(place);
  const index = operations.findLastIndex(
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
  const hasBegun = operations.some(
    ({ start, termination, territory: its }) =>
      start !== null &&
      its === territory &&
      (areClose(start.at, at) ||
        (suspended !== null && start.at > suspended.at) ||
        (start.place === place && termination === null)),
  );
  if (hasBegun) return { operations };
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
  return operations.filter(
    ({ start, termination, discharge }) =>
      !(start?.byResumption && start.place === place && termination === null && discharge === null),
  );
}
