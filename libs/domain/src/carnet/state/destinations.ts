import { areFacing, isCarriedSide, placeOf } from '../../geography/geography.js';
import { territoryOf } from '../convention/territories.js';
import { type CarnetState, type OperationTermination } from './carnet.state.js';

/** The present offices of destination, after all substitutions (TIR art. 27). Null where neither is known. */
export function destinationOfficesNow({ issued, substitutions }: CarnetState): readonly string[] | null {
  let offices = issued?.destinationOffices ?? null;
  for (const { from, to } of substitutions) {
    const replaced = from ?? (offices?.length === 1 ? offices[0] : undefined);
    // The carnet may name an office that was not declared to us: then the new one is one more.
    const kept = (offices ?? []).filter((office) => office !== replaced);
    offices = kept.includes(to) ? kept : [...kept, to];
  }
  return offices;
}

export function destinationOfficesEver({ issued, substitutions }: CarnetState): ReadonlySet<string> {
  return new Set([...(issued?.destinationOffices ?? []), ...substitutions.map(({ to }) => to)]);
}

/** Whether goods were unloaded at an office: it is a destination, or customs reported a partial termination there. */
export function isDestinationVisit(
  destinations: ReadonlySet<string>,
  { place, partial, bySuspension }: OperationTermination,
): boolean {
  return !bySuspension && (partial === true || destinations.has(place));
}

/**
 * Tells whether the TIR transport ended with the termination of an operation. Where the destinations are not known, an office
 * inside a country ends it, and an office at a border or of departure does not. A port that vehicles leave by ship, or a yard that
 * they leave by train, is an office at a border where a destination lies beyond.
 */
export function endingOf(state: CarnetState): (termination: OperationTermination) => boolean {
  const destinations = destinationOfficesEver(state);
  const departures = new Set(state.issued?.departureOffices);
  for (const { place } of state.acceptances) departures.add(place);
  /** What is so of an office, by its place: the same is asked again for each termination there. */
  const known = new Map<string, boolean>();
  const endsAt = (place: string): boolean =>
    !departures.has(place) && placeOf(place).kind !== 'border-crossing' && !isCarriedOn(state, place);
  return ({ place, partial, bySuspension }) => {
    if (partial === true || bySuspension) return false;
    const ends = known.get(place) ?? (destinations.has(place) || endsAt(place));
    known.set(place, ends);
    return ends;
  };
}

/** Where the destinations are not known, the start of an operation at a place that faces it shows that it went on. */
function isCarriedOn(state: CarnetState, port: string): boolean {
  if (!isCarriedSide(port)) return false;
  const territory = (slug: string): string => territoryOf(placeOf(slug).country);
  const destinations = destinationOfficesNow(state);
  if (destinations) return destinations.some((office) => territory(office) !== territory(port));
  return state.operations.some(({ start }) => start !== null && areFacing(port, start.place));
}
