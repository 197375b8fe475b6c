import { type OperationDischarge, type TirOperation } from '../state/carnet.state.js';
import { type OperationsChange, operationIn } from './operations.js';
import { areClose, contradictionOf, link } from '../acts/same-act.js';
import { territoryOf } from '../convention/territories.js';

/**
 * Customs recognised that an operation ended rightly: the earliest of their territory that is not discharged yet, and
 * rather one of which an end was reported. Where the truck is by then does not matter.
 */
export function dischargeOperation(
  operations: readonly TirOperation[],
  discharge: OperationDischarge,
): OperationsChange {
  const told = operations.findLastIndex(({ discharge: known }) => known && isSame(known, discharge));
  const known = operations[told];
  if (known?.discharge) {
    const { act } = link(known.discharge, discharge, () => []);
    return { operations: operations.with(told, { ...known, discharge: act }) };
  }
  const territory = territoryOf(discharge.country);
  const waiting = (one: TirOperation): boolean => one.territory === territory && one.discharge === null;
  const terminated = operations.findIndex((one) => waiting(one) && one.termination !== null);
  const index = terminated >= 0 ? terminated : operations.findIndex(waiting);
  const operation = operations[index];
  if (operation) {
    return { operations: operations.with(index, { ...operation, discharge, mustHaveEnded: true }) };
  }
  const earlier = operations.findLast((one) => one.territory === territory)?.discharge;
  if (earlier) return { operations, contradiction: contradictionOf(earlier, discharge) };

  // Nothing was told of this operation while it ran: it lies before the one that still runs.
  const unseen = { ...operationIn(territory), discharge, mustHaveEnded: true };
  const running = operations.findIndex((one) => one.termination === null && !one.mustHaveEnded);
  return { operations: operations.toSpliced(running >= 0 ? running : operations.length, 0, unseen) };
}

/** Different entries in the ledger are different discharges, however close in time. */
function isSame(known: OperationDischarge, told: OperationDischarge): boolean {
  const { country, ledger, at } = told;
  const differ = known.ledger && ledger && known.ledger.number !== ledger.number;
  return known.country === country && !differ && areClose(known.at, at);
}
