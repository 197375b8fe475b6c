import { ascending } from '../ascending.js';
import { groupedBy } from '../grouped.js';
import { between, conditionalIrregularities, sealsTold, type Waiting } from '../irregularity/conditions.js';
import { type ConditionalIrregularity } from '../irregularity/irregularity.js';
import { sealsAsText } from './acts/act-kinds.js';
import { areClose, isClearlyLater } from './acts/same-act.js';
import { firstAfter, firstWhere } from '../time/first-of.js';
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
  const times = told.map(({ at }) => at);
  const timesBySeals = timesBy(told, ({ seals }) => sealsAsText(seals));
  const isOpened = openingsOf(state);
  const mayBeUnsealed = isHeavyOrBulky(state);
  const vehicles = vehiclesAt(state);
  const waiting = starts.flatMap((start): Waiting[] => {
    const { at, seals } = start;
    const last = lastOther(told, times, start);
    if (!last || isOpened(start, last.at)) return [];
    if (seals.length === 0 && mayBeUnsealed) return [];
    const same = timesBySeals.get(sealsAsText(seals)) ?? [];
    const first = firstWhere(same, (time) => !isClearlyLater(at, time));
    // The start itself is one of them.
    const isToldAgain = firstWhere(same, (time) => isClearlyLater(time, at)) - first > 1;
    if (isToldAgain || sealsAsText(last.seals) === sealsAsText(seals)) return [];
    const unless = between(sealsTold('convoy', carnetNumber, seals), last.at, at);
    const evidence = [...last.evidence, ...start.evidence];
    return [{ code: 'seals-differ-at-start', at, vehicleIds: vehicles(at), evidence, unless }];
  });
  return conditionalIrregularities(waiting);
}

/** TIR art. 19: an operation starts under seal. TIR art. 29: heavy or bulky goods may go unsealed, known by their marks. */
export function addOfUnsealed(state: CarnetState, add: AddIrregularity): void {
  const starts = state.operations.flatMap(({ start }) => start ?? []);
  const marked = [...state.acceptances, ...starts]
    .filter(({ marks }) => marks !== null)
    .sort((a, b) => ascending(a.at, b.at));
  const times = marked.map(({ at }) => at);
  const isOpened = openingsOf(state);
  const mayBeUnsealed = isHeavyOrBulky(state);
  for (const start of starts) {
    const { at, seals, marks, evidence } = start;
    if (seals?.length === 0 && !mayBeUnsealed) add('started-without-seals', at, evidence);
    const last = marks && lastOther(marked, times, start);
    if (!last || sealsAsText(last.marks) === sealsAsText(marks) || isOpened(start, last.at)) continue;
    add('marks-differ-at-start', at, [...last.evidence, ...evidence]);
  }
}

function named<Act extends CarnetAct>(act: Act, seals: readonly string[] | null): (Act & Told)[] {
  return seals ? [{ ...act, seals }] : [];
}

/**
 * Of what was told until the moment of a start, the last that is not the start itself.
 *
 * @param times of what was told, in their order
 */
function lastOther<Act extends CarnetAct>(
  told: readonly Act[],
  times: readonly string[],
  start: Act,
): Act | undefined {
  const end = firstAfter(times, start.at);
  const last = told[end - 1];
  return last === start ? told[end - 2] : last;
}

type IsOpened = (start: Pick<OperationStart, 'at' | 'place'>, since: string) => boolean;

/** Tells whether the load was opened at an office since: a part was loaded or unloaded there, and it was sealed anew. */
function openingsOf(state: CarnetState): IsOpened {
  const destinations = destinationOfficesEver(state);
  const visits = [
    ...state.acceptances,
    ...state.operations.flatMap(({ termination }) =>
      termination && isDestinationVisit(destinations, termination) ? [termination] : [],
    ),
  ].sort((a, b) => ascending(a.at, b.at));
  const timesAt = timesBy(visits, ({ place }) => place);
  return ({ at, place }, since) => {
    const times = timesAt.get(place) ?? [];
    const first = times[firstAfter(times, since)];
    return first !== undefined && (first <= at || areClose(first, at));
  };
}

/** When something was, of each kind, in the order in which all is given. */
function timesBy<One extends { readonly at: string }, Kind>(
  all: readonly One[],
  kindOf: (one: One) => Kind,
): ReadonlyMap<Kind, readonly string[]> {
  return new Map([...groupedBy(all, kindOf)].map(([kind, some]) => [kind, some.map(({ at }) => at)]));
}
