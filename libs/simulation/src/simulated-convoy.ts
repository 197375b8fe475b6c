import { type Direction, type Goods, type Position, type Report } from '#kafila/domain';

/** A convoy with all that is known about it: what the desk decided, what truly happened, and what was reported of it. */
export interface SimulatedConvoy {
  readonly convoyId: string;
  /** In the order they are taken: plan, dispatch, complete. */
  readonly decisions: readonly Decision[];
  readonly truth: Truth;
  /** Every report once, in the order they were first sent. `deliveries` tells in which order they arrive. */
  readonly reports: readonly SentReport[];
}

/** A decision of the dispatch desk, as the HTTP API takes it. */
export type Decision =
  | { readonly type: 'plan'; readonly at: string; readonly body: PlanBody }
  | { readonly type: 'dispatch'; readonly at: string; readonly body: DecisionBody }
  | { readonly type: 'complete'; readonly at: string; readonly body: CompleteBody };

/** Body of `POST /v1/convoys/:id/dispatch`. */
export interface DecisionBody {
  readonly occurredAt: string;
  readonly note?: string;
  readonly synthetic?: true;
}

/** Body of `POST /v1/convoys/:id/complete`. */
export interface CompleteBody extends DecisionBody {
  readonly outstandingReason?: string;
}

/** Body of `POST /v1/convoys`: `corridorId` or `route`, never both. */
export interface PlanBody extends DecisionBody {
  readonly convoyId: string;
  readonly corridorId?: string;
  readonly route?: readonly string[];
  readonly regime: string;
  readonly plannedDeparture: string;
  readonly plannedArrival?: string;
  readonly vehicles: readonly VehicleBody[];
}

/** A vehicle in the body of `POST /v1/convoys`. */
export interface VehicleBody {
  readonly plate: string;
  readonly country: string;
  readonly kind?: string;
  readonly container?: string;
  readonly destination?: string;
  readonly goods?: readonly Goods[];
  readonly note?: string;
  readonly synthetic?: true;
}

/** What truly happened. Instants are RFC 3339 in UTC. */
export interface Truth {
  readonly vehicles: readonly VehicleTruth[];
}

/**
 * What truly happened to one vehicle, each list in the order of time. `reportedBy` names the report that tells it; null
 * where nobody ever does.
 */
export interface VehicleTruth {
  readonly vehicleId: string;
  /** Places that are no side of a border. */
  readonly visits: readonly {
    readonly place: string;
    readonly at: string;
    readonly reportedBy: string | null;
  }[];
  /** Sides of borders. */
  readonly passages: readonly TruePassage[];
  readonly halts: readonly TrueHalt[];
  /** Where its tracker saw it. */
  readonly fixes: readonly {
    readonly position: Position;
    readonly at: string;
    readonly reportedBy: string | null;
  }[];
  /** Two on a round trip. */
  readonly deliveries: readonly {
    readonly place: string;
    readonly at: string;
    readonly reportedBy: string | null;
  }[];
  /** The last delivery. */
  readonly deliveredAt: string;
}

export interface TruePassage {
  readonly place: string;
  readonly direction: Direction;
  readonly arrivedAt: string;
  readonly enteredAt: string;
  readonly exitedAt: string;
  readonly reportedBy: Readonly<Record<'arrivedAt' | 'enteredAt' | 'exitedAt', string | null>>;
}

export interface TrueHalt {
  readonly haltedAt: string;
  readonly resumedAt: string;
  /** Slug; null between two places. */
  readonly place: string | null;
  readonly reason: string;
  readonly reportedBy: Readonly<Record<'haltedAt' | 'resumedAt', string | null>>;
}

/** Why a report is wrong. Every wrong report is retracted. */
export type Mistake = 'wrong-place' | 'wrong-time' | 'wrong-vehicle' | 'did-not-occur';

/** A report and when the server gets it. */
export interface SentReport {
  readonly report: Report;
  /** When it reaches the server, RFC 3339 in UTC. */
  readonly deliveredAt: string;
  /** The same report again, under the same id; only the clock of its unit may have gone on. */
  readonly resent: readonly { readonly report: Report; readonly deliveredAt: string }[];
  /** Present where it tells something that is not true. */
  readonly mistake?: Mistake;
  /** True where another unit tells the same under another id. */
  readonly secondHand?: true;
  /** The dead zone that held it back. */
  readonly heldBackBy?: string;
}
