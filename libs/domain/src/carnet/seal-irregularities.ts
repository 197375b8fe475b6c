import { ascending } from '../ascending.js';
import { between, conditionalIrregularities, sealsTold, type Waiting } from '../irregularity/conditions.js';
import { type ConditionalIrregularity } from '../irregularity/irregularity.js';
import { sealsAsText } from './acts/act-kinds.js';
import { areClose } from './acts/same-act.js';
import { isHeavyOrBulky } from './state/heavy-goods.js';
import { type AddIrregularity } from './operation-irregularities.js';
import { type CarnetAct, type CarnetState, type OperationStart } from './state/carnet.state.js';
import { destinationOfficesEver, isDestinationVisit } from './state/destinations.js';
import { vehiclesAt } from './state/vehicles-at.js';

/** An act of an authority that names seals. */
type Told = Pick<CarnetAct, 'at' | 'evidence'> & { readonly seals: readonly string[] };

/**
 * Irregularities of a carnet that stand only while no convoy explains them: seals at the start of an operation that are
 * others than those told last (TIR art. 19 to 22), where no convoy tells that they were put on since.
 *
 * @param carnetNumber of its stream
 */
export function conditionalIrregularitiesOfCarnet(
  state: CarnetState,
  carnetNumber: string,
): readonly ConditionalIrregularity[] {
  const starts = state.operations.flatMap(({ start }) => (start ? named(start, start.seals) : []));
  const told = [
    ...[...state.acceptances, ...state.controls].flatMap((act) => named(act, act.seals)),
    ...state.certifiedReports.flatMap((act) => named(act, act.newSeals)),
    ...starts,
  ].sort((a, b) => ascending(a.at, b.at));
  const waiting = starts.flatMap((start): Waiting[] => {
    const last = told.findLast((one) => one !== start && one.at <= start.at);
    if (!last || wasOpened(state, start, last.at)) return [];
    if (start.seals.length === 0 && isHeavyOrBulky(state)) return [];
    const nearby = told.filter((one) => one !== start && areClose(one.at, start.at));
    if ([last, ...nearby].some(({ seals }) => sealsAsText(seals) === sealsAsText(start.seals))) return [];
    const { at, seals } = start;
    const unless = between(sealsTold('convoy', carnetNumber, seals), last.at, at);
    const evidence = [...last.evidence, ...start.evidence];
    return [{ code: 'seals-differ-at-start', at, vehicleIds: vehiclesAt(state, at), evidence, unless }];
  });
  return conditionalIrregularities(waiting);
}

/** TIR art. 19: an operation starts under seal. TIR art. 29: heavy or bulky goods may go unsealed, known by their marks. */
export function addOfUnsealed(state: CarnetState, add: AddIrregularity): void {
  const starts = state.operations.flatMap(({ start }) => start ?? []);
  const marked = [...state.acceptances, ...starts].sort((a, b) => ascending(a.at, b.at));
  for (const start of starts) {
    const { at, seals, marks, evidence } = start;
    if (seals?.length === 0 && !isHeavyOrBulky(state)) add('started-without-seals', at, evidence);
    const last = marks && marked.findLast((one) => one !== start && one.marks !== null && one.at <= at);
    if (!last || sealsAsText(last.marks) === sealsAsText(marks) || wasOpened(state, start, last.at)) continue;
    add('marks-differ-at-start', at, [...last.evidence, ...evidence]);
  }
}

function named<Act extends CarnetAct>(act: Act, seals: readonly string[] | null): (Act & Told)[] {
  return seals ? [{ ...act, seals }] : [];
}

/** Whether the load was opened at the office since: a part was loaded or unloaded there, and it was sealed anew. */
function wasOpened(
  state: CarnetState,
  { at, place }: Pick<OperationStart, 'at' | 'place'>,
  since: string,
): boolean {
  const destinations = destinationOfficesEver(state);
  const visits = [
    ...state.acceptances,
    ...state.operations.flatMap(({ termination }) =>
      termination && isDestinationVisit(destinations, termination) ? [termination] : [],
    ),
  ];
  return visits.some(
    (visit) => visit.place === place && visit.at > since && (visit.at <= at || areClose(visit.at, at)),
  );
}
