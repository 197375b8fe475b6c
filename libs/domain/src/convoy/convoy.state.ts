import { type Point } from '../geography/great-circle.js';
import { type Direction } from '../geography/route.js';
import { type IrregularityCode } from '../irregularity/catalogue.js';
import { type Money, type Position } from '../event/happened.js';
import { type Retraction } from '../event/retraction.js';
import { type Recorded } from '../event/recorded.js';
import {
  type BorderActivity,
  type EscortAuthority,
  type ExpenseCategory,
  type Goods,
  type IncidentKind,
  type Payment,
  type RoadDecision,
  type SealingParty,
  type VehicleDescription,
} from './convoy.events.js';

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
  /** Of them the one that each moment was taken from, and the direction; null where the direction follows from the route. */
  readonly toldBy: Readonly<Record<'arrivedAt' | 'enteredAt' | 'exitedAt' | 'direction', string | null>>;
}

export interface Halt {
  readonly haltedAt: string;
  /** Null while it lasts, and where the end was only implied. */
  readonly resumedAt: string | null;
  /** True where no resumption was reported, but the vehicle was seen moving. */
  readonly inferred: boolean;
  readonly place: string | null;
  /** All reasons that were told of it. */
  readonly reason: string | null;
  /** Reports it rests on. */
  readonly evidence: readonly string[];
}

/** One CPMM activity; `endedAt` is null where its end was not noted. */
export interface Activity {
  readonly activity: BorderActivity;
  readonly place: string;
  readonly direction: Direction | null;
  readonly startedAt: string;
  readonly endedAt: string | null;
  readonly payments: readonly Payment[];
  readonly result: string | null;
  /** Reports it rests on: one, or more where several units told the same. */
  readonly evidence: readonly string[];
}

export interface Incident {
  readonly kind: IncidentKind;
  readonly occurredAt: string;
  readonly place: string | null;
  readonly description: string | null;
  readonly evidence: readonly string[];
}

export interface Expense {
  readonly category: ExpenseCategory;
  readonly amount: Money;
  readonly official: boolean;
  readonly paidTo: string | null;
  readonly paidAt: string;
  readonly place: string | null;
  readonly evidence: readonly string[];
  /** Units that told it: one unit that tells the same amount again tells of another payment. */
  readonly units: readonly string[];
}

export interface Delivery {
  /** Slug; null where the report named no place. */
  readonly place: string | null;
  readonly deliveredAt: string;
  readonly partial: boolean;
  /** Reports it rests on. */
  readonly evidence: readonly string[];
}

/** A load that went from one vehicle into another; both have it. */
export interface Transshipment {
  readonly at: string;
  readonly place: string | null;
  readonly from: string;
  readonly to: string;
  /** Part of the load stayed where it was. */
  readonly partial: boolean;
  /** The carnet that the load travelled under; null where it had none. */
  readonly carnetNumber: string | null;
  readonly reason: string | null;
  readonly evidence: readonly string[];
}

/** One step in the life of a vehicle's seals. */
export interface SealStep {
  readonly what: 'joined-with' | 'affixed' | 'verified' | 'broken' | 'replaced' | 'taken-over';
  readonly at: string;
  readonly place: string | null;
  readonly party: SealingParty | null;
  /** The seals that are on afterwards, in alphabetical order. */
  readonly seals: readonly string[];
  /** Verified only. */
  readonly intact?: boolean;
  /** Reports it rests on; none where the desk decided it. */
  readonly evidence: readonly string[];
}

/** A stay of a vehicle at one place, from when it was first seen there to when it was seen there last. */
export interface Visit {
  readonly place: string;
  /** Where on the route; null off it. */
  readonly routeIndex: number | null;
  readonly from: string;
  readonly until: string;
}

/** A point on earth where a vehicle was seen. */
export interface ReportedPoint extends Point {
  readonly at: string;
  readonly reportId: string;
}

/** The latest visit with all before it, so that one more costs the same however many there are; null: none. */
export type Visits = (Visit & { readonly before: Visits }) | null;

/** What a vehicle carries: moves on when its tractor is replaced, and when its cargo is moved. */
export interface Load {
  readonly container: string | null;
  readonly carnetNumber: string | null;
  readonly destination: string | null;
  readonly goods: readonly Goods[];
}

/** Why and where to a vehicle left its convoy. */
export interface Leaving {
  readonly how: 'withdrawn' | 'replaced' | 'split' | 'merged';
  readonly reason: string | null;
  readonly place: string | null;
  /** The convoy, or the vehicle, that goes on. */
  readonly to: string | null;
}

/** A stretch of time for which a vehicle belongs to the convoy. */
export interface Membership {
  readonly joinedAt: string;
  /** It joined a convoy that was already dispatched: facts about the whole convoy concern it from then on only. */
  readonly onTheWay: boolean;
  /** Null while it lasts. */
  readonly leftAt: string | null;
  readonly leaving: Leaving | null;
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

/** A vehicle in its convoy, as its facts tell it. */
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
  /** When it was seen there. */
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
  /** In the order of time; the last one tells which seals are on. */
  readonly seals: readonly SealStep[];
}

/** Something that does not fit, waiting for something that explains it. Becomes an irregularity in the view. */
export interface ConvoyIrregularity {
  readonly code: IrregularityCode;
  readonly vehicleIds: readonly string[];
  readonly evidence: readonly string[];
  readonly occurredAt: string;
  /** What in another stream would explain it. */
  readonly unless?: string;
}

/** The latest oddity with all before it, so that one more costs the same however many there are; null: none. */
export type ConvoyIrregularities = {
  readonly latest: ConvoyIrregularity;
  readonly before: ConvoyIrregularities;
} | null;

/** An escort that went with some or all vehicles for a stretch. */
export interface Escort {
  readonly escort: string;
  readonly authority: EscortAuthority | null;
  /** Empty: the whole convoy. */
  readonly vehicleIds: readonly string[];
  readonly joinedAt: string | null;
  readonly joinedPlace: string | null;
  readonly leftAt: string | null;
  readonly leftPlace: string | null;
  readonly evidence: readonly string[];
}

export interface Hold {
  readonly heldAt: string;
  readonly reason: string;
  readonly place: string | null;
  /** Null while it lasts. */
  readonly releasedAt: string | null;
}

/** Where a convoy comes from and what became of it. Ids of convoys. */
export interface Lineage {
  readonly returnOf: string | null;
  readonly splitFrom: string | null;
  readonly splitInto: readonly string[];
  readonly mergedFrom: readonly string[];
  readonly mergedInto: string | null;
}

/** What a unit sent, by its own count and its own clock. */
export interface UnitClock {
  readonly sequence: number;
  /** Milliseconds since 1970 in UTC, as what it reports. */
  readonly clockAt: number;
  readonly occurredAt: number;
  readonly reportId: string;
}

/** Of each unit the latest by its own count, among the facts folded so far. */
export interface UnitClocks {
  /** Unit id -> where in `latest`. */
  readonly units: ReadonlyMap<string, number>;
  readonly latest: readonly UnitClock[];
}

/** The desk's own word; what facts add to it is told by the view. */
export type Decided = 'planned' | 'dispatched' | 'recalled' | 'completed' | 'cancelled' | 'split' | 'merged';

/** The fold of one convoy's stream. */
export interface ConvoyState {
  /** The plan in force at the last fact folded. */
  readonly plan: ConvoyPlan;
  /** Decisions that take effect in the midst of the facts and have not yet, in the order of time. */
  readonly upcoming: readonly Recorded<RoadDecision>[];
  readonly decided: Decided;
  readonly dispatchedAt: string | null;
  /** When it ended, by whatever decision. */
  readonly endedAt: string | null;
  readonly completedAt: string | null;
  readonly cancelledAt: string | null;
  readonly recalledAt: string | null;
  /** Why it was cancelled, recalled or completed without all deliveries. */
  readonly reason: string | null;
  readonly holds: readonly Hold[];
  readonly diversions: readonly { readonly divertedAt: string; readonly reason: string }[];
  readonly lineage: Lineage;
  /** `occurredAt` of the decision dated latest. */
  readonly decidedAt: string;
  /** By vehicle id, in the order of joining; who left stays, with its history. */
  readonly vehicles: ReadonlyMap<string, VehicleState>;
  readonly escorts: readonly Escort[];
  /** Retracted report id -> retraction, and whether the report itself has been told. */
  readonly retractions: ReadonlyMap<string, Retraction>;
  readonly irregularities: ConvoyIrregularities;
  readonly clocks: UnitClocks;
  /** The last fact folded, in the order of occurrence; null before the first. */
  readonly lastFact: { readonly occurredAt: string; readonly id: string } | null;
  /** The first movement seen; null before. */
  readonly underwaySince: string | null;
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
  /** For each place of the route the regime of the leg that begins there. */
  readonly regimes: readonly string[];
  readonly plannedDeparture: string;
  readonly plannedArrival: string | null;
}
