import { type CarnetAct, type CarnetState, type OperationTermination } from './state/carnet.state.js';
import { destinationOfficesNow, endsTransport } from './state/destinations.js';
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
  return state.operations
    .flatMap(({ termination }) => termination ?? [])
    .sort((a, b) => ascending(a.at, b.at))
    .find((termination) => {
      const { place, partial } = termination;
      const isLast = missing.delete(place) && missing.size === 0;
      return endsTransport(state, termination) && (partial === false || isLast);
    });
}
