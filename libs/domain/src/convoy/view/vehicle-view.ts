import { type Position } from '../../event/happened.js';
import { type Goods, type Permit, type VehicleApproval } from '../events/vehicle.js';
import { type ConvoyState } from '../state/convoy.state.js';
import {
  type FormerPlate,
  type Membership,
  type OtherName,
  type TrailerState,
  type VehicleState,
  type VehicleStatus,
} from '../state/vehicle.state.js';
import { type Expense, type Halt, type Incident } from '../state/road.state.js';
import { type Activity, type Passage } from '../state/border.state.js';
import { type Delivery, type SealStep, type Transshipment } from '../state/cargo.state.js';
import { hoursIfInOrder, legsOf, type TravelledLeg } from '../road/legs.js';
import { isMember } from '../members/memberships.js';
import { sealsOn } from '../seals/seal-step.js';

export interface PassageView extends Omit<Passage, 'reportedBy'> {
  /** Hours from arrival (else from entry) to exit: TFI1 of CPMM. Null where an end is missing or the exit is first. */
  readonly hours: number | null;
}

/** An activity with its duration. Activities overlap: hours of several never add up to a delay. */
export interface ActivityView extends Omit<Activity, 'units'> {
  readonly hours: number | null;
}

export type ExpenseView = Omit<Expense, 'units'>;

export interface VehicleView {
  readonly vehicleId: string;
  readonly plate: string;
  /** ISO 3166-1 alpha-2; `current` is null until it was seen. */
  readonly country: { readonly registered: string; readonly current: string | null };
  readonly kind: string | null;
  /** Sealed, see `VehicleDescription`. */
  readonly driver: string | null;
  readonly memberships: readonly Membership[];
  readonly cameFrom: string | null;
  readonly replaces: string | null;
  readonly container: string | null;
  /** The seals that are on now, in alphabetical order. */
  readonly seals: readonly string[];
  readonly carnetNumber: string | null;
  readonly destination: string | null;
  readonly goods: readonly Goods[];
  readonly permits: readonly Permit[];
  /** Null where the desk named none. */
  readonly approval: VehicleApproval | null;
  readonly status: VehicleStatus;
  readonly lastPlace: string | null;
  readonly lastSeenAt: string | null;
  readonly lastPosition: (Position & { readonly at: string }) | null;
  readonly nextPlace: string | null;
  readonly passages: readonly PassageView[];
  readonly legs: readonly TravelledLeg[];
  readonly halts: readonly Halt[];
  readonly activities: readonly ActivityView[];
  readonly incidents: readonly Incident[];
  readonly expenses: readonly ExpenseView[];
  readonly deliveries: readonly Delivery[];
  readonly transshipments: readonly Transshipment[];
  readonly sealHistory: readonly SealStep[];
  /** Absent where it draws none that is known. */
  readonly trailers?: readonly TrailerView[];
  /** In the order of time; absent where it has kept its plate. */
  readonly formerPlates?: readonly FormerPlate[];
  /** Ids of plates that are not its own id, and since when it has gone by them; absent where there are none. */
  readonly alsoKnownAs?: readonly OtherName[];
}

export interface TrailerView extends Omit<TrailerState, 'alsoKnownAs' | 'seals'> {
  /** The seals that are on now, in alphabetical order. */
  readonly seals: readonly string[];
  readonly sealHistory: readonly SealStep[];
}

export function describeVehicle({ plan, endedAt }: ConvoyState, vehicle: VehicleState): VehicleView {
  const { plate, country } = vehicle.registered;
  const { kind, driver, permits, approval } = vehicle.description;
  const { container, carnetNumber, destination, goods } = vehicle.load;
  return {
    vehicleId: vehicle.vehicleId,
    plate,
    country: { registered: country, current: vehicle.currentCountry },
    kind: kind ?? null,
    driver: driver ?? null,
    memberships: vehicle.memberships,
    cameFrom: vehicle.cameFrom,
    replaces: vehicle.replaces,
    container,
    seals: sealsOn(vehicle),
    carnetNumber,
    destination,
    goods,
    permits: permits ?? [],
    approval: approval ?? null,
    status: vehicle.status,
    lastPlace: vehicle.lastPlace,
    lastSeenAt: vehicle.lastSeenAt,
    lastPosition: vehicle.lastPosition,
    nextPlace: endedAt === null && isMember(vehicle) ? nextPlaceOf(plan.route, vehicle) : null,
    passages: vehicle.passages.map(describePassage),
    legs: legsOf(plan, vehicle),
    halts: vehicle.halts,
    activities: vehicle.activities.map(describeActivity),
    incidents: vehicle.incidents,
    expenses: vehicle.expenses.map(({ units: _known, ...expense }) => expense),
    deliveries: vehicle.deliveries,
    transshipments: vehicle.transshipments,
    sealHistory: vehicle.seals,
    ...(vehicle.trailers.length > 0 ? { trailers: vehicle.trailers.map(describeTrailer) } : {}),
    ...(vehicle.formerPlates.length > 0 ? { formerPlates: vehicle.formerPlates } : {}),
    ...(vehicle.alsoKnownAs.length > 0 ? { alsoKnownAs: vehicle.alsoKnownAs } : {}),
  };
}

function describeTrailer({ alsoKnownAs: _internal, seals, ...trailer }: TrailerState): TrailerView {
  return { ...trailer, seals: sealsOn({ seals }), sealHistory: seals };
}

function nextPlaceOf(
  route: readonly string[],
  { routeIndex, status, load: { destination }, lastPlace }: VehicleState,
): string | null {
  if (status === 'delivered' && (destination === null || destination === lastPlace)) return null;
  return route[(routeIndex ?? -1) + 1] ?? null;
}

/** Field by field, as in `copyVehicle`: called for every passage whenever a convoy changes. */
function describePassage(passage: Passage): PassageView {
  const { place, direction, arrivedAt, enteredAt, exitedAt, inferred, evidence } = passage;
  const hours = hoursIfInOrder(arrivedAt ?? enteredAt, exitedAt);
  return { place, direction, arrivedAt, enteredAt, exitedAt, inferred, evidence, hours };
}

function describeActivity({ units: _known, ...activity }: Activity): ActivityView {
  return { ...activity, hours: hoursIfInOrder(activity.startedAt, activity.endedAt) };
}
