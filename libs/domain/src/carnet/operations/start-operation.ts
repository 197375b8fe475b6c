import {
  type CarnetContradiction,
  type OperationStart,
  type RefusedStart,
  type TirOperation,
} from '../state/carnet.state.js';
import { sealsAsText } from '../acts/act-kinds.js';
import { asEnded, indexOfLast, type OperationsChange, operationIn, territoryOfPlace } from './operations.js';
import { areClose, contradictionOf, link, type ResultOf } from '../acts/same-act.js';

const RESULT: ResultOf<OperationStart> = ({ voucherPage, seals, marks, prescribedRoute, timeLimit }) => [
  voucherPage,
  sealsAsText(seals),
  sealsAsText(marks),
  prescribedRoute && prescribedRoute.join(' '),
  timeLimit,
];

/** Adds a start: volet 1 was torn off at a departure or entry office. */
export function startOperation(operations: readonly TirOperation[], start: OperationStart): OperationsChange {
  const index = indexOfLast(
    operations,
    (one) => one.start?.place === start.place && areClose(one.start.at, start.at),
  );
  const known = operations[index];
  if (known?.start?.byResumption) return { operations: operations.with(index, { ...known, start }) };
  if (known?.start) {
    const { act, contradiction } = link(known.start, start, RESULT);
    return { operations: operations.with(index, { ...known, start: act }), contradiction };
  }
  const resumed = indexOfLast(
    operations,
    (one) => one.start?.byResumption === true && one.start.place === start.place && one.termination === null,
  );
  const begun = operations[resumed];
  if (begun) return { operations: operations.with(resumed, { ...begun, start }) };
  const territory = territoryOfPlace(start.place);
  const ended = indexOfLast(operations, (one) => one.territory === territory && endedFirst(one, start));
  const justEnded = operations[ended];
  if (justEnded) return { operations: operations.with(ended, { ...justEnded, start }) };

  const contradiction = contradictionWithStart(operations, start);
  if (contradiction) return { operations, contradiction };
  return { operations: [...asEnded(operations), { ...operationIn(territory), start }], wentOn: true };
}

/** Whether the end of the operation came first, because the clock that reported it is faster than this one. */
function endedFirst({ start, termination }: TirOperation, { place, at }: OperationStart): boolean {
  return (
    start === null && termination !== null && termination.place !== place && areClose(termination.at, at)
  );
}

/** An operation without a reported termination cannot start again at its office, nor be refused there. */
export function contradictionWithStart(
  operations: readonly TirOperation[],
  reported: OperationStart | RefusedStart,
): CarnetContradiction | null {
  const isOpenThere = ({ start, termination }: TirOperation): boolean =>
    start?.place === reported.place && termination === null;
  const known = operations[indexOfLast(operations, isOpenThere)];
  return known?.start ? contradictionOf(known.start, reported) : null;
}
