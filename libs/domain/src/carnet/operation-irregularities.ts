import { placeOf } from '../geography/geography.js';
import { type IrregularityCode } from '../irregularity/catalogue.js';
import { dayAt } from '../geography/local-time.js';
import { type CarnetState, type TirOperation } from './state/carnet.state.js';
import { isContractingParty } from './convention/contracting-parties.js';
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
    addOfParty(operation, add);
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
  if (start.timeLimit !== null && isClearlyLater(at, start.timeLimit)) add('time-limit-exceeded', at, both);
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

/** Where only the year of accession is known, nobody claims to know within it. */
function addOfParty({ start, termination }: TirOperation, add: AddIrregularity): void {
  const act = start ?? termination;
  if (act && isContractingParty(placeOf(act.place).country, dayAt(act.place, act.at)) === false)
    add('no-contracting-party', act.at, act.evidence);
}
