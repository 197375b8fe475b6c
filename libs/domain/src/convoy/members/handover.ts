import { type Goods, type Trailer, type VehicleDescription } from '../events/vehicle.js';
import { type Handover } from '../state/convoy.state.js';
import { type VehicleState } from '../state/vehicle.state.js';
import { vehicleIdOf } from '../../identity/plate.js';
import { plateAt } from './plates.js';
import { trailersToHandOver } from './trailers.js';
import { present } from '../../decision/present.js';

/** What a vehicle is recorded to carry where it joins another convoy by a split or a merge. */
export type Carried = Pick<
  VehicleDescription,
  'container' | 'carnetNumber' | 'destination' | 'goods' | 'seals' | 'trailers'
>;

/** What a vehicle carries at an instant, not what it joined with. */
export function carriedAt(vehicle: VehicleState, at: string): Carried {
  const { load, seals } = vehicle;
  const sealed = seals.findLast((step) => step.at <= at) ?? seals[0];
  return present({
    container: load.container ?? undefined,
    carnetNumber: load.carnetNumber ?? undefined,
    destination: load.destination ?? undefined,
    goods: load.goods.length > 0 ? load.goods : undefined,
    seals: sealed?.seals,
    trailers: trailersToHandOver(vehicle),
  });
}

/** A vehicle with its plate and its load, as the one convoy hands it over and the other takes it over. */
export function vehicleHandover(
  { vehicleId, from, to, at }: Omit<Handover, 'what'> & { readonly vehicleId: string },
  {
    plate,
    country,
    container,
    carnetNumber,
    destination,
    goods = [],
    seals = [],
    trailers,
  }: Carried & Pick<VehicleDescription, 'plate' | 'country'>,
): Handover {
  const ofPlate = vehicleIdOf(country, plate);
  const load = [container, carnetNumber, destination, goods.map(manifestLine), [...seals].sort()];
  const own = ofPlate === vehicleId ? load : [...load, ofPlate];
  const carried = trailers ? [...own, trailers.map(trailerLine)] : own;
  return { vehicleId, from, to, at, what: fingerprint(JSON.stringify(carried)) };
}

/** What these vehicles take along into another convoy. */
export function handedOver(vehicles: readonly VehicleState[], to: string, at: string): readonly Handover[] {
  return vehicles.map((vehicle) =>
    vehicleHandover(
      { vehicleId: vehicle.vehicleId, from: null, to, at },
      { ...plateAt(vehicle, at), ...carriedAt(vehicle, at) },
    ),
  );
}

/** The rest of the route that a part of a convoy goes on along. */
export function routeHandover(
  between: Pick<Handover, 'from' | 'to' | 'at'>,
  route: readonly string[],
): Handover {
  return { ...between, vehicleId: null, what: fingerprint(JSON.stringify(route)) };
}

/** With its fields in one order. */
function manifestLine({ hsCode, description, packages, grossKg, value }: Goods): unknown {
  return [hsCode, description, packages, grossKg, value?.amount, value?.currency];
}

/** With its fields in one order. */
function trailerLine({ trailerId, plate, country, container, seals = [] }: Trailer): unknown {
  return [trailerId, plate, country, container, [...seals].sort()];
}

/** Tells texts apart in few letters (FNV-1a, 64 bits). It proves nothing: both come from events that are recorded. */
function fingerprint(text: string): string {
  let hash = 0xcbf29ce484222325n;
  for (const character of text) {
    hash = BigInt.asUintN(64, (hash ^ BigInt(character.codePointAt(0) ?? 0)) * 0x100000001b3n);
  }
  return hash.toString(36);
}
