import { atOnce } from '../at-once.js';
import { gatheringOfStanding } from '../standing/standing-irregularities.js';
import { IrregularityList } from '../irregularity/irregularity-list.js';
import { type Irregularity } from '../irregularity/irregularity.js';
import { dayAt } from '../geography/local-time.js';
import { type CarnetState } from './state/carnet.state.js';
import { destinationOfficesEver, isDestinationVisit } from './state/destinations.js';
import { officeLimit } from './convention/office-limit.js';
import { type AddIrregularity, addOfOperations } from './operation-irregularities.js';
import { addOfDestinations, addOfJourney } from './journey-irregularities.js';
import { isClearlyLater } from './acts/same-act.js';
import { addOfClaims } from './liability/claim-irregularities.js';
import { addOfExclusions } from './liability/exclusions.js';
import { addOfUnsealed } from './seal-irregularities.js';
import { vehiclesAt } from './state/vehicles-at.js';
import { ascending } from '../ascending.js';

/** All irregularities of a carnet that its own stream shows, one per code and vehicle, by code and time. */
export function irregularitiesOfCarnet(state: CarnetState): readonly Irregularity[] {
  const found = new IrregularityList();
  const vehicles = vehiclesAt(state);
  const add: AddIrregularity = (code, at, evidence) => {
    found.add(code, at, vehicles(at), evidence);
  };
  const { firstFact } = state;
  if (firstFact && !state.issued) add('carnet-not-issued', firstFact.occurredAt, [firstFact.id]);
  addOfAcceptance(state, add);
  addOfOffices(state, add);
  addOfOperations(state, add);
  addOfJourney(state, add);
  addOfDestinations(state, add);
  addOfResumptions(state, add);
  addOfUnsealed(state, add);
  addOfClaims(state, add);
  addOfExclusions(state, add);
  for (const { at, evidence } of state.contradictions) add('carnet-contradictory-reports', at, evidence);
  for (const { matched, retractionId, occurredAt } of state.retractions.values()) {
    if (!matched) add('retraction-without-report', occurredAt, [retractionId]);
  }
  atOnce(gatheringOfStanding(state.standing, found));
  return found.list();
}

/** TIR art. 9: only the first acceptance has to be in time. */
function addOfAcceptance({ issued, acceptances: [first] }: CarnetState, add: AddIrregularity): void {
  if (!issued || !first) return;
  if (dayAt(first.place, first.at) > issued.lastValidDate)
    add('accepted-after-last-valid-date', first.at, first.evidence);
}

/** TIR art. 18: how many offices there may be, and that all of departure come before the first of destination. */
function addOfOffices(state: CarnetState, add: AddIrregularity): void {
  const destinations = destinationOfficesEver(state);
  const unloadings = state.operations.flatMap(({ termination }) =>
    termination && isDestinationVisit(destinations, termination) ? [termination] : [],
  );
  // Each is at another office, because two reports of one office are linked or contradict each other.
  const visits = [...state.acceptances, ...unloadings].sort((a, b) => ascending(a.at, b.at));
  visits.forEach(({ place, at, evidence }, i) => {
    if (i >= officeLimit(dayAt(place, at))) add('too-many-offices', at, evidence);
  });

  const [firstUnloading] = [...unloadings].sort((a, b) => ascending(a.at, b.at));
  for (const { at, evidence } of state.acceptances) {
    if (firstUnloading && isClearlyLater(at, firstUnloading.at))
      add('departure-after-destination', at, [...firstUnloading.evidence, ...evidence]);
  }
}

/** TIR art. 26: without whole seals a transport may resume only with a certified report drawn since it was suspended. */
function addOfResumptions({ suspensions, certifiedReports }: CarnetState, add: AddIrregularity): void {
  const last = certifiedReports.at(-1);
  for (const { suspended, resumed } of suspensions) {
    if (resumed?.sealsIntact !== false) continue;
    const isReported = last !== undefined && (suspended === null || last.at >= suspended.at);
    if (!isReported) add('resumed-without-certified-report', resumed.at, resumed.evidence);
  }
}
