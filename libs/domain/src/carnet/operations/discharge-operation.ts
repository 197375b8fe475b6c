import { type OperationDischarge, type TirOperation } from '../state/carnet.state.js';
import { indexOfFirst, indexOfLast, type OperationsChange, operationIn } from './operations.js';
import { areClose, contradictionOf, link } from '../acts/same-act.js';
import { territoryOf } from '../convention/territories.js';

/**
 * Adds a discharge: customs recognised that an operation ended rightly. It belongs to the earliest operation of their
 * territory without a discharge; one with a reported end comes first. Where the truck is by then does not matter.
 */
export function dischargeOperation(
  operations: readonly TirOperation[],
  discharge: OperationDischarge,
): OperationsChange {
  const same = indexOfLast(
    operations,
    ({ discharge: known }) => known?.country === discharge.country && isSame(known, discharge),
  );
  if (same >= 0) return linkedAt(operations, same, discharge);
  const territory = territoryOf(discharge.country);
  const waiting = (one: TirOperation): boolean => one.territory === territory && one.discharge === null;
  const terminated = indexOfFirst(operations, (one) => waiting(one) && one.termination !== null);
  const index = terminated >= 0 ? terminated : indexOfFirst(operations, waiting);
  const operation = operations[index];
  if (operation) {
    return { operations: operations.with(index, { ...operation, discharge, mustHaveEnded: true }) };
  }
  // Another member of a customs union tells it too.
  const elsewhere = indexOfLast(
    operations,
    ({ discharge: known }) => known !== null && isSame(known, discharge),
  );
  if (elsewhere >= 0) return linkedAt(operations, elsewhere, discharge);
  const earlier = operations[indexOfLast(operations, (one) => one.territory === territory)]?.discharge;
  if (earlier) return { operations, contradiction: contradictionOf(earlier, discharge) };

  // Nobody reported this operation while it ran, so it was before the one that still runs.
  const unseen = { ...operationIn(territory), discharge, mustHaveEnded: true };
  const running = indexOfFirst(operations, (one) => one.termination === null && !one.mustHaveEnded);
  return { operations: operations.toSpliced(running >= 0 ? running : operations.length, 0, unseen) };
}

function linkedAt(
  operations: readonly TirOperation[],
  index: number,
  discharge: OperationDischarge,
): OperationsChange {
  const operation = operations[index];
  if (!operation?.discharge) return { operations };
  const { act } = link(operation.discharge, discharge, () => []);
  return { operations: operations.with(index, { ...operation, discharge: act }) };
}

/** Different entries in the ledger are different discharges, however close in time. */
function isSame(known: OperationDischarge, reported: OperationDischarge): boolean {
  const { country, ledger, at } = reported;
  const differ = known.ledger && ledger && known.ledger.number !== ledger.number;
  return territoryOf(known.country) === territoryOf(country) && !differ && areClose(known.at, at);
}
