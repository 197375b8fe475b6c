import { type ReportedPoint, type Visits, type Halt, type Incident, type Expense } from './road.state.js';
import { type Load, type Delivery, type Transshipment, type SealStep } from './cargo.state.js';
import { type Passage, type Activity } from './border.state.js';
import { type VehicleApproval, type VehicleDescription } from '../events/vehicle.js';
import { type Point } from '../../geography/great-circle.js';
import { type Position } from '../../event/happened.js';

export interface Leaving {
  readonly how: 'withdrawn' | 'replaced' | 'split' | 'merged';
  readonly reason: string | null;
  readonly place: string | null;
  /** The convoy, or the vehicle, that goes on. */
  readonly to: string | null;
}

export interface Membership {
  readonly joinedAt: string;
  /** It joined a convoy that was already dispatched: facts about the whole convoy concern it from then on only. */
  readonly onTheWay: boolean;
  /** Null while it lasts. */
  readonly leftAt: string | null;
  readonly leaving: Leaving | null;
}

/** A trailer that a vehicle draws. */
export interface TrailerState {
  readonly trailerId: string;
  readonly plate: string;
  readonly country: string;
  readonly container: string | null;
  /** Absent where the desk named none. */
  readonly approval?: VehicleApproval;
  /** Ids of plates that it took on the way. */
  readonly alsoKnownAs: readonly string[];
  /** In the order of time. */
  readonly seals: readonly SealStep[];
}

/** A further id of a vehicle: of a plate that it took on the way, or of its first one where the desk has given it another id. */
export interface OtherName {
  readonly vehicleId: string;
  /** When it took it; where it joined under it: when it joined. RFC 3339 in UTC. */
  readonly since: string;
}

/** A plate that a vehicle had before it took another. */
export interface FormerPlate {
  readonly plate: string;
  readonly country: string;
  readonly until: string;
  /** Slug. */
  readonly place: string | null;
  readonly reason: string | null;
  readonly evidence: readonly string[];
}

export type VehicleStatus =
  | 'assigned'
  | 'moving'
  | 'at-border'
  | 'halted'
  | 'delivered'
  | 'withdrawn'
  | 'replaced'
  | 'split'
  | 'merged';
export interface VehicleState {
  readonly vehicleId: string;
  /** As the desk described it when it joined. */
  readonly description: VehicleDescription;
  /** In the order of time; at most one lasts. */
  readonly memberships: readonly Membership[];
  /** The convoy it came from by a split or a merge. */
  readonly cameFrom: string | null;
  /** The vehicle whose load it took over, tractor for tractor. */
  readonly replaces: string | null;
  readonly load: Load;
  readonly status: VehicleStatus;
  /** Slug; null until it was seen at a place. */
  readonly lastPlace: string | null;
  /** When it was seen there last; `lastSeenAt` may be later, by a position only. */
  readonly lastPlaceAt: string | null;
  readonly lastSeenAt: string | null;
  readonly lastPosition: (Position & { readonly at: string }) | null;
  /** Where on earth it was seen last, by a place or a position, and by which report. */
  readonly lastPoint: ReportedPoint | null;
  /** Where on the route it was seen last; null before, and while it has only been seen off the route. */
  readonly routeIndex: number | null;
  readonly routeIndexAt: string | null;
  /** ISO 3166-1 alpha-2 of the country it was seen in last; null until it was seen. */
  readonly currentCountry: string | null;
  readonly visits: Visits;
  readonly passages: readonly Passage[];
  readonly halts: readonly Halt[];
  /** Where the latest halt began; null where that is not known. */
  readonly haltPoint: Point | null;
  readonly activities: readonly Activity[];
  readonly incidents: readonly Incident[];
  readonly expenses: readonly Expense[];
  readonly deliveries: readonly Delivery[];
  readonly transshipments: readonly Transshipment[];
  /** In the order of time; the last one says which seals are on. */
  readonly seals: readonly SealStep[];
  readonly trailers: readonly TrailerState[];
  /** Its plate now. */
  readonly registered: { readonly plate: string; readonly country: string };
  readonly formerPlates: readonly FormerPlate[];
  /** Further ids, of plates that it took on the way, or joined with; each once, the last hundred. */
  readonly alsoKnownAs: readonly OtherName[];
}
