import { placeOf } from '../geography/geography.js';
import { type IrregularityCode } from '../irregularity/catalogue.js';
import { dayAt } from '../geography/local-time.js';
import { type CarnetState, type TirOperation } from './state/carnet.state.js';
import { guaranteeLimit, isAbove } from './convention/guarantee.js';
import { isClearlyLater } from './acts/same-act.js';
import { capacityOf } from './convention/vouchers.js';

/** Adds an irregularity, with its instant (UTC) and the reports that show it. */
export type AddIrregularity = (code: IrregularityCode, at: string, evidence: readonly string[]) => void;

export function addOfOperations(state: CarnetState, add: AddIrregularity): void {
  const { issued, operations } = state;
  operations.forEach((operation, i) => {
    addOfTermination(state, operation, add);
    addOfDischarge(operation, add);
    addOfNextStart(operation, operations.slice(i + 1), add);
    addOfGuarantee(state, operation, add);
    const first = operation.start ?? operation.termination ?? operation.discharge;
    if (issued && first && i >= capacityOf(issued.vouchers))
      add('capacity-exceeded', first.at, first.evidence);
  });
  addWhileSuspended(state, add);
}

function addOfTermination(
  { substitutions }: CarnetState,
  { start, termination }: TirOperation,
  add: AddIrregularity,
): void {
  if (!termination) return;
  const { at, place, evidence, reservation } = termination;
  if (reservation !== null) add('terminated-with-reservation', at, evidence);
  if (!start) {
    add('termination-without-start', at, evidence);
    return;
  }
  const both = [...start.evidence, ...evidence];
  if (start.timeLimit !== null && at > start.timeLimit) add('time-limit-exceeded', at, both);
  const { prescribedRoute } = start;
  const isSubstituted = substitutions.some(({ to }) => to === place);
  if (prescribedRoute && !prescribedRoute.includes(place) && !isSubstituted)
    add('route-not-as-prescribed', at, both);
}

function addOfDischarge({ termination, discharge }: TirOperation, add: AddIrregularity): void {
  if (!discharge) return;
  if (!termination || isClearlyLater(termination.at, discharge.at))
    add('discharge-without-termination', discharge.at, discharge.evidence);
}

/** Only a reported termination can be after the next start. */
function addOfNextStart(
  { termination }: TirOperation,
  later: readonly TirOperation[],
  add: AddIrregularity,
): void {
  const next = later.find(({ start }) => start !== null)?.start;
  if (termination && next && isClearlyLater(termination.at, next.at))
    add('start-before-termination', next.at, [...next.evidence, ...termination.evidence]);
}

/** TIR art. 26: after a suspension a resumption must come before the next start. */
function addWhileSuspended({ suspensions, operations }: CarnetState, add: AddIrregularity): void {
  for (const { suspended, resumed } of suspensions) {
    if (!suspended) continue;
    const start = operations.find((one) => one.start && one.start.at > suspended.at)?.start;
    if (start && (!resumed || isClearlyLater(resumed.at, start.at)))
      add('operation-while-suspended', start.at, [...suspended.evidence, ...start.evidence]);
  }
}

/** Compares the value declared by the start of the operation with the guarantee of its country on that day. */
function addOfGuarantee({ acceptances }: CarnetState, { start }: TirOperation, add: AddIrregularity): void {
  if (!start) return;
  const declared = acceptances.findLast(
    ({ declaredValue, at }) => declaredValue !== null && !isClearlyLater(at, start.at),
  );
  if (!declared?.declaredValue) return;
  const limit = guaranteeLimit(placeOf(start.place).country, dayAt(start.place, start.at));
  if (isAbove(declared.declaredValue, limit) === true)
    add('guarantee-below-value', start.at, [...declared.evidence, ...start.evidence]);
}
