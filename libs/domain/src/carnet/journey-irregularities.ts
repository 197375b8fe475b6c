import { type CarnetAct, type CarnetState, type OperationTermination } from './state/carnet.state.js';
import { destinationOfficesEver, destinationOfficesNow, endingOf } from './state/destinations.js';
import { type AddIrregularity } from './operation-irregularities.js';
import { isClearlyLater } from './acts/same-act.js';
import { ascending } from '../ascending.js';

/** TIR art. 17: one carnet, one journey. Nothing begins with it after the journey ended, nor after it went back. */
export function addOfJourney(state: CarnetState, add: AddIrregularity): void {
  const final = finalTermination(state);
  const { returned } = state;
  for (const { start, termination } of state.operations) {
    const first = start ?? termination;
    if (final && first && first !== final) addUse(final, first, add);
    for (const act of [start, termination]) if (returned && act) addUse(returned, act, add);
  }
  for (const { resumed } of state.suspensions) {
    for (const end of [final, returned]) if (end && resumed) addUse(end, resumed, add);
  }
  for (const act of state.acceptances) if (returned) addUse(returned, act, add);
}

/** TIR art. 1(l), 27: a load ends at the offices that are declared, or substituted for them; all of them are visited. */
export function addOfDestinations(state: CarnetState, add: AddIrregularity): void {
  const { returned, operations } = state;
  const present = destinationOfficesNow(state);
  if (present === null) return;
  const ever = destinationOfficesEver(state);
  const endsTransport = endingOf(state);
  const terminations = operations.flatMap(({ termination }) => termination ?? []);
  for (const termination of terminations) {
    const { place, partial, at, evidence } = termination;
    if (ever.has(place)) continue;
    if (partial === true || endsTransport(termination)) add('destination-not-declared', at, evidence);
  }
  const offices = new Set(present);
  const visits = terminations.filter(({ place }) => offices.has(place));
  for (const { place } of visits) offices.delete(place);
  const end = terminations.find(({ partial, place }) => partial === false && ever.has(place)) ?? returned;
  if (!end || offices.size === 0 || visits.length === 0) return;
  add(
    'destination-not-visited',
    end.at,
    [...visits, end].flatMap(({ evidence }) => evidence),
  );
}

function addUse(end: CarnetAct, use: CarnetAct, add: AddIrregularity): void {
  if (isClearlyLater(use.at, end.at)) add('used-after-journey', use.at, [...end.evidence, ...use.evidence]);
}

/**
 * The termination with which the journey ended: customs said that the whole load was unloaded, or it was at the last of
 * the present offices of destination. Undefined where others may still come.
 */
function finalTermination(state: CarnetState): OperationTermination | undefined {
  const destinations = destinationOfficesNow(state);
  const missing = new Set(destinations);
  const endsTransport = endingOf(state);
  return state.operations
    .flatMap(({ termination }) => termination ?? [])
    .sort((a, b) => ascending(a.at, b.at))
    .find((termination) => {
      const { place, partial } = termination;
      const isLast = missing.delete(place) && missing.size === 0;
      return endsTransport(termination) && (partial === false || isLast);
    });
}
