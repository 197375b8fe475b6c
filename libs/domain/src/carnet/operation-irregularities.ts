import { placeOf } from '../geography/geography.js';
import { type IrregularityCode } from '../irregularity/catalogue.js';
import { dayAt } from '../geography/local-time.js';
import { firstAfter } from '../time/first-of.js';
import { type CarnetState, type OperationStart, type TirOperation } from './state/carnet.state.js';
import { isContractingParty } from './convention/contracting-parties.js';
import { isClearlyLater } from './acts/same-act.js';
import { capacityOf } from './convention/vouchers.js';

/** Adds an irregularity, with its instant (UTC) and the reports that show it. */
export type AddIrregularity = (code: IrregularityCode, at: string, evidence: readonly string[]) => void;

export function addOfOperations(state: CarnetState, add: AddIrregularity): void {
  const { issued, operations } = state;
  const substituted = new Set(state.substitutions.map(({ to }) => to));
  const nextStarts = nextStartsOf(operations);
  operations.forEach((operation, i) => {
    addOfTermination(substituted, operation, add);
    addOfDischarge(operation, add);
    addOfNextStart(operation, nextStarts[i] ?? null, add);
    addOfParty(operation, add);
    const first = operation.start ?? operation.termination ?? operation.discharge;
    if (issued && first && i >= capacityOf(issued.vouchers))
      add('capacity-exceeded', first.at, first.evidence);
  });
  addWhileSuspended(state, add);
}

function addOfTermination(
  substituted: ReadonlySet<string>,
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
  if (start.timeLimit !== null && isClearlyLater(at, start.timeLimit)) add('time-limit-exceeded', at, both);
  const { prescribedRoute } = start;
  if (prescribedRoute && !prescribedRoute.includes(place) && !substituted.has(place))
    add('route-not-as-prescribed', at, both);
}

function addOfDischarge({ termination, discharge }: TirOperation, add: AddIrregularity): void {
  if (!discharge) return;
  if (!termination || isClearlyLater(termination.at, discharge.at))
    add('discharge-without-termination', discharge.at, discharge.evidence);
}

/** For each operation, the next start that was reported after it in the order of travel. */
function nextStartsOf(operations: readonly TirOperation[]): readonly (OperationStart | null)[] {
  let next: OperationStart | null = null;
  const latestFirst = operations.toReversed().map(({ start }) => {
    const after = next;
    next = start ?? next;
    return after;
  });
  return latestFirst.reverse();
}

/** Only a reported termination can be after the next start. */
function addOfNextStart(
  { termination }: TirOperation,
  next: OperationStart | null,
  add: AddIrregularity,
): void {
  if (termination && next && isClearlyLater(termination.at, next.at))
    add('start-before-termination', next.at, [...next.evidence, ...termination.evidence]);
}

/** TIR art. 26: after a suspension a resumption must come before the next start. */
function addWhileSuspended({ suspensions, operations }: CarnetState, add: AddIrregularity): void {
  // Of all starts in the order of travel only one that is later than all before it can be the first after a moment.
  let latest = '';
  const starts = operations.flatMap(({ start }) => {
    if (!start || start.at <= latest) return [];
    latest = start.at;
    return [start];
  });
  const times = starts.map(({ at }) => at);
  for (const { suspended, resumed } of suspensions) {
    if (!suspended) continue;
    const start = starts[firstAfter(times, suspended.at)];
    if (start && (!resumed || isClearlyLater(resumed.at, start.at)))
      add('operation-while-suspended', start.at, [...suspended.evidence, ...start.evidence]);
  }
}

/** Where only the year of accession is known, nobody claims to know within it. */
function addOfParty({ start, termination }: TirOperation, add: AddIrregularity): void {
  const act = start ?? termination;
  if (act && isContractingParty(placeOf(act.place).country, dayAt(act.place, act.at)) === false)
    add('no-contracting-party', act.at, act.evidence);
}
