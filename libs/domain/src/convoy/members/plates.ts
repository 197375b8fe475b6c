import { type Recorded } from '../../event/recorded.js';
import { vehicleIdOf } from '../../identity/plate.js';
import { type PlateChanged } from '../events/facts.js';
import { type VehicleDescription } from '../events/vehicle.js';
import { withTold } from '../clocks/reported-twice.js';
import { type IrregularityCollector } from '../irregularities/irregularity-collector.js';
import { type ConvoyDraft } from '../state/convoy-draft.js';
import { type OtherName, type VehicleState } from '../state/vehicle.state.js';
import { trailerNamed } from './trailers.js';

/** By so many further plates it goes, at most: each report is compared with all of them. A vehicle on the road takes one or two. */
const MOST_NAMES = 100;

/**
 * Gives a vehicle, or a trailer, another plate. Its id stays, and so does all that is known under it; from then on it is known by
 * the new plate, too. Told again, by another unit, it is the same.
 */
export function changePlate(
  convoy: ConvoyDraft,
  fact: Recorded<PlateChanged>,
  irregularities: IrregularityCollector,
  concerned: readonly string[],
): void {
  const { plate, country } = fact.event.data;
  const newId = vehicleIdOf(country, plate);
  const vehicle = convoy.vehicles.get(concerned[0] ?? '');
  if (!vehicle) return;
  const { vehicleId } = vehicle;
  // The plate of another vehicle of this convoy: one of the two reports names the wrong one.
  if (newId !== vehicleId && convoy.vehicles.has(newId)) {
    irregularities.add('contradictory-reports', [vehicleId, newId]);
    return;
  }
  const trailer = (fact.namedAs ?? []).map((id) => trailerNamed(vehicle, id)).find((index) => index >= 0);
  const changed =
    trailer === undefined ? ofVehicle(vehicle, fact, newId) : ofTrailer(vehicle, trailer, fact, newId);
  convoy.vehicles.set(vehicleId, changed);
}

function ofVehicle(
  vehicle: VehicleState,
  { id, event: { data } }: Recorded<PlateChanged>,
  newId: string,
): VehicleState {
  const { registered, formerPlates, alsoKnownAs } = vehicle;
  const { plate, country, occurredAt: until, place = null, reason = null } = data;
  if (vehicleIdOf(registered.country, registered.plate) === newId) {
    const last = formerPlates.at(-1);
    if (!last) return vehicle;
    const told = { ...last, reason: last.reason ?? reason, evidence: withTold(last.evidence, [id]) };
    return { ...vehicle, formerPlates: formerPlates.with(-1, told) };
  }
  return {
    ...vehicle,
    registered: { plate, country },
    formerPlates: [...formerPlates, { ...registered, until, place, reason, evidence: [id] }],
    alsoKnownAs: withName(alsoKnownAs, { vehicleId: newId, since: until }),
  };
}

/** The plate that a vehicle bore at an instant. */
export function plateAt({ registered, formerPlates }: VehicleState, at: string): VehicleState['registered'] {
  const { plate, country } = formerPlates.find(({ until }) => until > at) ?? registered;
  return { plate, country };
}

function ofTrailer(
  vehicle: VehicleState,
  index: number,
  { event: { data } }: Recorded<PlateChanged>,
  newId: string,
): VehicleState {
  const trailer = vehicle.trailers[index];
  if (!trailer) return vehicle;
  const { plate, country } = data;
  const alsoKnownAs = withId(trailer.alsoKnownAs, newId);
  return { ...vehicle, trailers: vehicle.trailers.with(index, { ...trailer, plate, country, alsoKnownAs }) };
}

/**
 * The ids by which a vehicle goes beside its own where it joins: of plates that it took before, and of the plate that it bears,
 * where the desk has given it another id.
 */
export function otherIdsOf({
  vehicleId,
  plate,
  country,
  alsoKnownAs = [],
}: Pick<VehicleDescription, 'vehicleId' | 'plate' | 'country' | 'alsoKnownAs'>): readonly string[] {
  const ofPlate = vehicleIdOf(country, plate);
  return ofPlate === vehicleId || alsoKnownAs.includes(ofPlate) ? alsoKnownAs : [...alsoKnownAs, ofPlate];
}

/** With the names under which a vehicle joins. */
export function otherNames(
  known: readonly OtherName[],
  description: VehicleDescription,
  since: string,
): readonly OtherName[] {
  return otherIdsOf(description).reduce((names, vehicleId) => withName(names, { vehicleId, since }), known);
}

function withName(names: readonly OtherName[], name: OtherName): readonly OtherName[] {
  const isKnown = names.some(({ vehicleId }) => vehicleId === name.vehicleId);
  return isKnown ? names : [...names, name].slice(-MOST_NAMES);
}

function withId(ids: readonly string[], id: string): readonly string[] {
  return ids.includes(id) ? ids : [...ids, id].slice(-MOST_NAMES);
}
