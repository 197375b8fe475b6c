import { type Direction } from '../geography/route.js';
import { type Position, type VehicleDescription } from './convoy.events.js';

/** One vehicle through one side of a border. Instants are RFC 3339 in UTC; null where it was not reported. */
export interface Passage {
  /** Slug of the side. */
  readonly place: string;
  readonly direction: Direction;
  /** Joined the queue. */
  readonly arrivedAt: string | null;
  /** Entered the control zone. */
  readonly enteredAt: string | null;
  readonly exitedAt: string | null;
  /**
   * True where no exit was reported, but the vehicle was seen further on, so it must have left. Carries no time and
   * counts in no statistic (dossier 8.2).
   */
  readonly inferred: boolean;
  /** Reports it rests on. */
  readonly evidence: readonly string[];
}

export interface Halt {
  readonly haltedAt: string;
  /** Null while it lasts, and where the end was only implied. */
  readonly resumedAt: string | null;
  /** True where no resumption was reported, but the vehicle was seen moving. */
  readonly inferred: boolean;
  readonly place: string | null;
  readonly reason: string | null;
}

export interface Delivery {
  /** Slug; null where the report named no place. */
  readonly place: string | null;
  readonly deliveredAt: string;
  readonly partial: boolean;
}

export type VehicleStatus = 'assigned' | 'moving' | 'at-border' | 'halted' | 'delivered';

/** A vehicle in its convoy, as its facts tell it. */
export interface VehicleState {
  readonly vehicleId: string;
  /** As the desk described it when it joined. */
  readonly description: VehicleDescription;
  readonly joinedAt: string;
  /** It joined a convoy that was already dispatched: facts about the whole convoy concern it from then on only. */
  readonly joinedOnTheWay: boolean;
  readonly status: VehicleStatus;
  /** Slug; null until it was seen at a place. */
  readonly lastPlace: string | null;
  /** When it was seen there last; `lastSeenAt` may be later, by a position only. */
  readonly lastPlaceAt: string | null;
  readonly lastSeenAt: string | null;
  readonly lastPosition: (Position & { readonly at: string }) | null;
  /** Where on the route it was seen last; null before, and while it has only been seen off the route. */
  readonly routeIndex: number | null;
  /** When it was seen there. */
  readonly routeIndexAt: string | null;
  /** ISO 3166-1 alpha-2 of the country it was seen in last; null until it was seen. */
  readonly currentCountry: string | null;
  readonly passages: readonly Passage[];
  readonly halts: readonly Halt[];
  readonly deliveries: readonly Delivery[];
}

/** A fact that does not fit, waiting for something that explains it. Becomes an irregularity in the view. */
export interface Oddity {
  readonly code: 'unknown-vehicle' | 'report-without-vehicle' | 'place-off-route' | 'not-a-border-side';
  readonly vehicleIds: readonly string[];
  readonly reportId: string;
  readonly occurredAt: string;
}

/** The latest oddity with all before it, so that one more costs the same however many there are; null: none. */
export type Oddities = { readonly latest: Oddity; readonly before: Oddities } | null;

/** The fold of one convoy's stream. */
export interface ConvoyState {
  readonly plan: ConvoyPlan;
  /** The desk's own word; what facts add to it is told by the view. */
  readonly decided: 'planned' | 'dispatched' | 'completed';
  readonly dispatchedAt: string | null;
  readonly completedAt: string | null;
  /** `occurredAt` of the latest decision. */
  readonly decidedAt: string;
  /** By vehicle id, in the order of joining. */
  readonly vehicles: ReadonlyMap<string, VehicleState>;
  /** Retracted report id -> retraction, and whether the report itself has been told. */
  readonly retractions: ReadonlyMap<string, Retraction>;
  readonly oddities: Oddities;
  /** The last fact folded, in the order of occurrence; null before the first. */
  readonly lastFact: { readonly occurredAt: string; readonly id: string } | null;
  /** The first movement seen; null before. */
  readonly underwaySince: string | null;
}

export interface Retraction {
  readonly retractionId: string;
  readonly occurredAt: string;
  readonly reason: string;
  readonly replacedBy: string | null;
  readonly matched: boolean;
}

export interface ConvoyPlan {
  readonly corridorId: string | null;
  readonly route: readonly string[];
  /** Kilometres by road from the start to each place of the route. */
  readonly kilometres: readonly number[];
  /** For each place of the route the direction in which the route passes it; undefined where it is no border side. */
  readonly directions: readonly (Direction | undefined)[];
  /** Place -> where the route mentions it, in the order of travel. */
  readonly mentions: ReadonlyMap<string, readonly number[]>;
  readonly regime: string;
  readonly plannedDeparture: string;
  readonly plannedArrival: string | null;
  readonly returnOf: string | null;
}
