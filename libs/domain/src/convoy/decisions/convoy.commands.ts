import { type ReportedInstant } from '../../time/instant.js';
import { type LegRegime } from '../state/plan.state.js';
import { type Along } from '../plan/plan-route.js';
import { type VehicleToJoin } from '../members/read-vehicle.js';

interface Decided {
  /** When the desk took the decision. */
  readonly at: ReportedInstant;
  readonly note?: string;
  readonly synthetic?: true;
}

export interface PlanConvoy extends Decided, Along {
  readonly type: 'plan';
  readonly regime: string;
  /** Places as slugs or UN/LOCODEs, regimes of the catalogue. */
  readonly legRegimes?: readonly LegRegime[];
  /** RFC 3339 in UTC. */
  readonly plannedDeparture: string;
  readonly plannedArrival?: string;
  readonly returnOf?: string;
  readonly vehicles: readonly VehicleToJoin[];
}

export interface AddVehicle extends Decided {
  readonly type: 'add-vehicle';
  readonly vehicle: VehicleToJoin;
}

export interface WithdrawVehicle extends Decided {
  readonly type: 'withdraw';
  readonly vehicleId: string;
  readonly reason: string;
  /** Slug or UN/LOCODE. */
  readonly place?: string;
}

/** Tractor for tractor. */
export interface ReplaceVehicle extends Decided {
  readonly type: 'replace';
  readonly vehicleId: string;
  readonly by: VehicleToJoin;
  readonly reason?: string;
  readonly place?: string;
}

export interface DispatchConvoy extends Decided {
  readonly type: 'dispatch';
}

/**
 * By the rest of a corridor from where the convoy has come to, or by a way of the desk's own from a place of the old route
 * or from where a vehicle is.
 */
export interface DivertConvoy extends Decided, Along {
  readonly type: 'divert';
  readonly reason: string;
  readonly legRegimes?: readonly LegRegime[];
  readonly plannedArrival?: string;
}

export interface HoldConvoy extends Decided {
  readonly type: 'hold';
  readonly reason: string;
  readonly place?: string;
}

export interface ReleaseConvoy extends Decided {
  readonly type: 'release';
}

/**
 * One part of a convoy to be split off. Without an id the part gets one from its parent's: `<parent>-2`. Without a way of
 * its own it takes the rest of its parent's.
 */
export interface PartToSplit extends Along {
  readonly convoyId?: string;
  readonly vehicleIds: readonly string[];
  readonly plannedArrival?: string;
}

export interface SplitConvoy extends Decided {
  readonly type: 'split';
  readonly parts: readonly PartToSplit[];
  readonly reason?: string;
  readonly place?: string;
}

/** This convoy's vehicles join the convoy `into`, whose state is to be given beside this one's. */
export interface MergeConvoy extends Decided {
  readonly type: 'merge';
  readonly into: string;
  readonly reason?: string;
  readonly place?: string;
}

/** All go home. */
export interface RecallConvoy extends Decided {
  readonly type: 'recall';
  readonly reason: string;
}

/** It does not take place; nothing has moved yet. */
export interface CancelConvoy extends Decided {
  readonly type: 'cancel';
  readonly reason: string;
}

export interface CompleteConvoy extends Decided {
  readonly type: 'complete';
  /** Why, although some vehicles were not reported delivered. */
  readonly outstandingReason?: string;
}

export type ConvoyCommand =
  | PlanConvoy
  | AddVehicle
  | WithdrawVehicle
  | ReplaceVehicle
  | DispatchConvoy
  | DivertConvoy
  | HoldConvoy
  | ReleaseConvoy
  | SplitConvoy
  | MergeConvoy
  | RecallConvoy
  | CancelConvoy
  | CompleteConvoy;
