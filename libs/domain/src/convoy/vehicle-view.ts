import { hoursBetween } from '../report/instant.js';
import { type Position } from '../report/happened.js';
import { type Goods } from './convoy.events.js';
import {
  type ConvoyState,
  type Delivery,
  type Halt,
  type Passage,
  type VehicleState,
  type VehicleStatus,
} from './convoy.state.js';

/** A passage with its duration. */
export interface PassageView extends Passage {
  /**
   * Hours from arrival (from entry where no arrival was reported) to exit: CPMM indicator TFI1. Null where either end is
   * missing.
   */
  readonly hours: number | null;
}

export interface VehicleView {
  readonly vehicleId: string;
  readonly plate: string;
  /** ISO 3166-1 alpha-2; `current` is null until it was seen. */
  readonly country: { readonly registered: string; readonly current: string | null };
  readonly kind: string | null;
  readonly container: string | null;
  readonly seals: readonly string[];
  readonly carnetNumber: string | null;
  readonly destination: string | null;
  readonly goods: readonly Goods[];
  readonly status: VehicleStatus;
  readonly lastPlace: string | null;
  readonly lastSeenAt: string | null;
  readonly lastPosition: (Position & { readonly at: string }) | null;
  readonly nextPlace: string | null;
  readonly passages: readonly PassageView[];
  readonly halts: readonly Halt[];
  readonly deliveries: readonly Delivery[];
}

/** Describes one vehicle of a convoy for people. */
export function describeVehicle({ plan }: ConvoyState, vehicle: VehicleState): VehicleView {
  const { plate, country, kind, container, seals, carnetNumber, destination, goods } = vehicle.description;
  return {
    vehicleId: vehicle.vehicleId,
    plate,
    country: { registered: country, current: vehicle.currentCountry },
    kind: kind ?? null,
    container: container ?? null,
    seals: seals ?? [],
    carnetNumber: carnetNumber ?? null,
    destination: destination ?? null,
    goods: goods ?? [],
    status: vehicle.status,
    lastPlace: vehicle.lastPlace,
    lastSeenAt: vehicle.lastSeenAt,
    lastPosition: vehicle.lastPosition,
    nextPlace: vehicle.routeIndex === null ? (plan.route[0] ?? null) : nextPlaceOf(plan.route, vehicle),
    passages: vehicle.passages.map(describePassage),
    halts: vehicle.halts,
    deliveries: vehicle.deliveries,
  };
}

function nextPlaceOf(
  route: readonly string[],
  { routeIndex, status, description: { destination }, lastPlace }: VehicleState,
): string | null {
  if (status === 'delivered' && (destination === undefined || destination === lastPlace)) return null;
  return route[(routeIndex ?? -1) + 1] ?? null;
}

/** Field by field, as in `see`: called for every passage whenever a convoy changes. */
function describePassage(passage: Passage): PassageView {
  const { place, direction, arrivedAt, enteredAt, exitedAt, inferred, evidence } = passage;
  return { place, direction, arrivedAt, enteredAt, exitedAt, inferred, evidence, hours: hoursOf(passage) };
}

function hoursOf({ arrivedAt, enteredAt, exitedAt }: Passage): number | null {
  const from = arrivedAt ?? enteredAt;
  return from === null || exitedAt === null ? null : hoursBetween(from, exitedAt);
}
