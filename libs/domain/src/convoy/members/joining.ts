import { type DeskCommand, happened } from '../../decision/desk-command.js';
import { present } from '../../decision/present.js';
import { refuse, type Refused } from '../../decision/refusal.js';
import { type VehicleDescription, type VehicleJoined } from '../events/vehicle.js';
import { type ConvoyState } from '../state/convoy.state.js';
import { type VehicleState } from '../state/vehicle.state.js';
import { beginVehicle } from './begin-vehicle.js';
import { type KnownElsewhere } from './known-elsewhere.js';
import { vehicleNamed } from './other-names.js';
import { otherIdsOf, otherNames } from './plates.js';
import { trailersOf } from './trailers.js';
import { isMember } from './memberships.js';
import { readVehicle, type ReadVehicle, type VehicleToJoin } from './read-vehicle.js';

export interface Joining {
  readonly vehicles: ConvoyState['vehicles'];
  /** The convoy whose return trip it joins. */
  readonly outwardConvoyId: string | null;
  readonly more: KnownElsewhere;
  /** To the list of vehicles in the command, or to the vehicle; empty: the command is the vehicle. */
  readonly pointer: string;
}

export function joining({ vehicles, lineage }: ConvoyState, more: KnownElsewhere): Omit<Joining, 'pointer'> {
  return { vehicles, outwardConvoyId: lineage.returnOf, more };
}

/** As many vehicles as may ever have belonged to one convoy: what is said of a convoy is said of each of them. */
export const MOST_VEHICLES = 1_000;

/** Undefined: so many more may join. */
export function refusalOfSoMany(
  known: ReadonlySet<string> | ReadonlyMap<string, unknown>,
  ids: readonly string[],
  pointer: string,
): Refused | undefined {
  const vehicles = known.size + ids.filter((id) => !known.has(id)).length;
  if (vehicles <= MOST_VEHICLES) return undefined;
  const detail = `A convoy has ${MOST_VEHICLES} vehicles at most, those that left it included; this would be ${vehicles}. Plan another one.`;
  return refuse('too-many-vehicles', detail, { most: MOST_VEHICLES, vehicles }, pointer);
}

/** All vehicles join or none: the first that cannot is named. */
export function joinAll(
  command: DeskCommand,
  vehicles: readonly VehicleToJoin[],
  against: Joining,
): { readonly events: readonly VehicleJoined[] } | Refused {
  const events: VehicleJoined[] = [];
  const joined = new Set<string>();
  for (const [index, { note, synthetic, ...vehicle }] of vehicles.entries()) {
    const pointer = against.pointer === '' ? '' : `${against.pointer}/${index}`;
    const read = mayJoin(vehicle, command.at.instant, { ...against, pointer }, joined);
    if ('refusal' in read) return read;
    for (const id of [read.description.vehicleId, ...otherIdsOf(read.description)]) joined.add(id);
    for (const { trailerId } of read.description.trailers ?? []) joined.add(trailerId);
    const { description, asReported } = read;
    const data = { ...happened(command), ...present({ note, synthetic, asReported }), ...description };
    events.push({ type: 'VehicleJoined', data });
  }
  const ids = events.map(({ data: { vehicleId } }) => vehicleId);
  return refusalOfSoMany(against.vehicles, ids, against.pointer) ?? { events };
}

/** The vehicle as it is to be kept, where nothing hinders it to join. */
export function mayJoin(
  vehicle: VehicleToJoin,
  at: string,
  { vehicles, outwardConvoyId, more, pointer }: Joining,
  justJoined: ReadonlySet<string> = new Set(),
): ReadVehicle | Refused {
  const read = readVehicle(vehicle, vehicles, pointer);
  if ('refusal' in read) return read;
  const { vehicleId, carnetNumber } = read.description;
  const ids = [vehicleId, ...otherIdsOf(read.description)];
  const isIn = (id: string): boolean => {
    const known = vehicleNamed(vehicles, id);
    return justJoined.has(id) || (known !== undefined && isMember(known));
  };
  const known = ids.find(isIn);
  if (known !== undefined) {
    const detail = `${known} is in this convoy already.`;
    return refuse('vehicle-already-joined', detail, { vehicleId: known }, `${pointer}/plate`);
  }
  const drawn = read.description.trailers?.find(({ trailerId }) => {
    return ids.includes(trailerId) || isIn(trailerId);
  });
  if (drawn) {
    const { trailerId } = drawn;
    const detail = `The trailer ${trailerId} is in this convoy already.`;
    return refuse('vehicle-already-joined', detail, { vehicleId: trailerId }, `${pointer}/trailers`);
  }
  for (const id of ids) {
    const other = more.elsewhere?.(id, at);
    if (!other) continue;
    const { convoyId: otherConvoyId, since } = other;
    const detail = `${id} has been in the convoy ${otherConvoyId} since ${since}; withdraw it there first.`;
    const facts = { vehicleId: id, otherConvoyId, since };
    return refuse('vehicle-in-another-convoy', detail, facts, `${pointer}/plate`);
  }
  // A carnet is made out for one journey (dossier 1.3); the way back is another.
  if (outwardConvoyId !== null && carnetNumber !== undefined) {
    if (more.outward?.carnetNumbers.includes(carnetNumber)) {
      const detail = `The carnet ${carnetNumber} was used on the way out, by the convoy ${outwardConvoyId}; a carnet is for one journey.`;
      const facts = { carnetNumber, outwardConvoyId };
      return refuse('carnet-used-before', detail, facts, `${pointer}/carnetNumber`);
    }
  }
  return read;
}

/** A vehicle with one membership more: new to the convoy, or back in it. */
export function joinedVehicle(
  { vehicles, decided }: ConvoyState,
  description: VehicleDescription,
  joinedAt: string,
  cameFrom: string | null,
): VehicleState {
  const known = vehicles.get(description.vehicleId);
  const onTheWay = decided !== 'planned' || known !== undefined;
  const membership = { joinedAt, onTheWay, leftAt: null, leaving: null };
  if (!known) return beginVehicle(description, membership, { cameFrom });
  const memberships = [...known.memberships, membership];
  const trailers = description.trailers ? trailersOf(description, joinedAt) : known.trailers;
  const alsoKnownAs = otherNames(known.alsoKnownAs, description, joinedAt);
  return { ...known, description, memberships, trailers, alsoKnownAs, cameFrom: cameFrom ?? known.cameFrom };
}
