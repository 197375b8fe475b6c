import {
  type BorderActivity,
  type Direction,
  type ExpenseCategory,
  type Goods,
  type IncidentKind,
  type Payment,
  type Position,
  type SealingParty,
} from '#kafila/domain';
import { type CarnetTruth, type DeclarationTruth, type ReportedBy } from './truth-of-documents.js';

/** What truly happened. Instants are RFC 3339 in UTC, lists are in the order of time. */
export interface Truth {
  readonly vehicles: readonly VehicleTruth[];
  /** Convoy id -> the whole route that it took in the end, slugs. */
  readonly routes: Readonly<Record<string, readonly string[]>>;
  /** In the order in which they were planned. None where nothing set out. */
  readonly loads: readonly TrueLoad[];
  readonly escorts: readonly TrueEscort[];
  readonly carnets: readonly CarnetTruth[];
  readonly declarations: readonly DeclarationTruth[];
  /** Unit -> how many milliseconds its clock is ahead of true time. */
  readonly clocks: Readonly<Record<string, number>>;
}

/** Something that happened while a vehicle belonged to a convoy. */
interface TrueEvent {
  readonly convoyId: string;
  readonly at: string;
  readonly reportedBy: ReportedBy;
}
type TrueEventAt = TrueEvent & { readonly place: string };

/** What truly happened to one vehicle, in all the convoys it belonged to. */
export interface VehicleTruth {
  readonly vehicleId: string;
  readonly memberships: readonly TrueMembership[];
  /** Places that are no side of a border. */
  readonly visits: readonly TrueEventAt[];
  /** Sides of borders. */
  readonly passages: readonly TruePassage[];
  readonly halts: readonly TrueHalt[];
  /** Where its tracker saw it. */
  readonly fixes: readonly (TrueEvent & { readonly position: Position })[];
  /** Two on a round trip. */
  readonly deliveries: readonly TrueEventAt[];
  /** The last delivery; null where the load was not delivered. */
  readonly deliveredAt: string | null;
  readonly activities: readonly TrueActivity[];
  readonly seals: readonly TrueSealStep[];
  readonly incidents: readonly (TrueEventAt & { readonly kind: IncidentKind })[];
  readonly expenses: readonly TrueExpense[];
  readonly transshipments: readonly (TrueEventAt & {
    readonly fromVehicleId: string;
    readonly toVehicleId: string;
  })[];
}

export interface TrueMembership {
  readonly convoyId: string;
  readonly from: string;
  /** Null where it stayed to the end of the convoy. */
  readonly until: string | null;
  /** How it left; null where it stayed. */
  readonly left: 'withdrawn' | 'replaced' | 'split' | 'merged' | null;
}

/** The load that one vehicle sets out with. It stays whole when another vehicle carries it on. */
export interface TrueLoad {
  /** Slug of the place where it was to go when it set out. */
  readonly destination: string;
  readonly goods: readonly Goods[];
  /** The vehicles that carry it, one after the other. */
  readonly carriers: readonly { readonly vehicleId: string; readonly from: string }[];
}

export interface TruePassage {
  readonly convoyId: string;
  readonly place: string;
  readonly direction: Direction;
  readonly arrivedAt: string;
  readonly enteredAt: string;
  readonly exitedAt: string;
  readonly reportedBy: Readonly<Record<'arrivedAt' | 'enteredAt' | 'exitedAt', ReportedBy>>;
}

export interface TrueHalt {
  readonly convoyId: string;
  readonly haltedAt: string;
  /** Null where it did not go on: another truck took over. */
  readonly resumedAt: string | null;
  /** Slug; null between two places. */
  readonly place: string | null;
  readonly reason: string;
  readonly reportedBy: Readonly<Record<'haltedAt' | 'resumedAt', ReportedBy>>;
}

export interface TrueActivity extends TrueEventAt {
  readonly activity: BorderActivity;
  readonly direction: Direction | null;
  readonly endedAt: string | null;
  readonly payments: readonly Payment[];
}

export interface TrueSealStep extends TrueEventAt {
  readonly what: 'affixed' | 'verified' | 'broken' | 'replaced' | 'moved';
  readonly party: SealingParty | null;
  /** The seals that are on afterwards. */
  readonly seals: readonly string[];
}

export interface TrueExpense extends TrueEventAt {
  readonly category: ExpenseCategory;
  readonly payment: Payment;
}

export interface TrueEscort {
  readonly convoyId: string;
  readonly escort: string;
  readonly vehicleIds: readonly string[];
  readonly joinedAt: string;
  readonly joinedPlace: string;
  readonly leftAt: string;
  readonly leftPlace: string;
  /** The vehicles that it was still with. */
  readonly leftWith: readonly string[];
  readonly reportedBy: Readonly<Record<'joinedAt' | 'leftAt', ReportedBy>>;
}
