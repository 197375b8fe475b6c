import { type Retraction } from '../../event/retraction.js';
import { type Recorded } from '../../event/recorded.js';
import { type ReportsStanding } from '../../standing/standing.state.js';
import { type ConvoyPlan } from './plan.state.js';
import { type UnitClocks } from './clock.state.js';
import { type ConvoyIrregularities } from './irregularity.state.js';
import { type Escort } from './road.state.js';
import { type VehicleState } from './vehicle.state.js';

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

/**
 * What one convoy hands over to another by a split or a merge, as the one or the other knows it. Both know the same, unless
 * a report about the time before came in after the decision.
 */
export interface Handover {
  /** Null: the rest of the route. */
  readonly vehicleId: string | null;
  /** Ids of convoys; null: the convoy itself, which only its stream knows. */
  readonly from: string | null;
  readonly to: string | null;
  readonly at: string;
  /** Equal where the same was handed over. */
  readonly what: string;
}

/** The desk's own word; the view adds what the facts show. */
export type Decided = 'planned' | 'dispatched' | 'recalled' | 'completed' | 'cancelled' | 'split' | 'merged';

/** The fold of one convoy's stream. */
export interface ConvoyState {
  /** The plan in force at the last fact folded. */
  readonly plan: ConvoyPlan;
  /** Decisions that take effect in the midst of the facts and have not yet, in the order of time. */
  readonly upcoming: readonly Recorded[];
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
  readonly handovers: readonly Handover[];
  /** `occurredAt` of the decision dated latest. */
  readonly decidedAt: string;
  /** By vehicle id, in the order of joining; who left stays, with its history. */
  readonly vehicles: ReadonlyMap<string, VehicleState>;
  readonly escorts: readonly Escort[];
  /** Retracted report id -> retraction, and whether the report itself is known. */
  readonly retractions: ReadonlyMap<string, Retraction>;
  readonly standing: ReportsStanding;
  readonly irregularities: ConvoyIrregularities;
  readonly clocks: UnitClocks;
  /** The last fact folded, in the order of occurrence; null before the first. */
  readonly lastFact: { readonly occurredAt: string; readonly id: string } | null;
  /** The first movement seen; null before. */
  readonly underwaySince: string | null;
}
