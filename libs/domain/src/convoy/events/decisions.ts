import { type Happened, type Of } from '../../event/happened.js';
import { type VehicleDescription } from './vehicle.js';
import { type LegRegime } from '../state/plan.state.js';

export type ConvoyPlanned = Of<
  'ConvoyPlanned',
  Happened & {
    readonly corridorId?: string;
    /** Slugs in the order of travel. */
    readonly route: readonly string[];
    /** The agreement it travels under where `legRegimes` says nothing else. */
    readonly regime: string;
    readonly legRegimes?: readonly LegRegime[];
    /** RFC 3339 in UTC. */
    readonly plannedDeparture: string;
    readonly plannedArrival?: string;
    /** The convoy whose return trip this is. */
    readonly returnOf?: string;
    /** The convoy that this one was split from. */
    readonly splitFrom?: string;
  }
>;
export type VehicleJoined = Of<
  'VehicleJoined',
  Happened &
    VehicleDescription & {
      /** The convoy it came from by a split or a merge; its earlier history is told there. */
      readonly cameFrom?: string;
    }
>;
export type VehicleWithdrawn = Of<
  'VehicleWithdrawn',
  Happened & { readonly vehicleId: string; readonly reason: string; readonly place?: string }
>;
/** Another tractor takes over container, seals, carnet and goods whole. Moving the cargo is CargoTransshipped. */
export type VehicleReplaced = Of<
  'VehicleReplaced',
  Happened & {
    readonly vehicleId: string;
    /** The tractor that goes on. What it does not say of its load it takes over from the one it replaces. */
    readonly by: VehicleDescription;
    readonly reason?: string;
    readonly place?: string;
  }
>;
export type ConvoyDispatched = Of<'ConvoyDispatched', Happened>;
export type ConvoyDiverted = Of<
  'ConvoyDiverted',
  Happened & {
    readonly reason: string;
    readonly corridorId?: string;
    /** The whole route from its start, the part already driven included up to where the new way leaves it. */
    readonly route: readonly string[];
    /** Of the whole route: those that still apply, then the new ones. */
    readonly legRegimes?: readonly LegRegime[];
    readonly plannedArrival?: string;
  }
>;
export type ConvoyHeld = Of<'ConvoyHeld', Happened & { readonly reason: string; readonly place?: string }>;
export type ConvoyReleased = Of<'ConvoyReleased', Happened>;
/** One part of a convoy that goes on as a convoy of its own. */
export interface SplitPart {
  readonly convoyId: string;
  readonly vehicleIds: readonly string[];
  readonly corridorId?: string;
  /** From the place of the split, or from the start of a corridor. */
  readonly route: readonly string[];
  readonly plannedArrival?: string;
}
export type ConvoySplit = Of<
  'ConvoySplit',
  Happened & {
    readonly reason?: string;
    /** Slug of the place where they part. */
    readonly place?: string;
    /** Who is named in no part stays. Where nobody stays, this convoy ends here. */
    readonly parts: readonly SplitPart[];
  }
>;
/** All its vehicles join another convoy; this one ends. */
export type ConvoyMerged = Of<
  'ConvoyMerged',
  Happened & {
    readonly into: string;
    readonly vehicleIds: readonly string[];
    readonly reason?: string;
    readonly place?: string;
  }
>;
/** Called back: from where they are, all go home. */
export type ConvoyRecalled = Of<
  'ConvoyRecalled',
  Happened & {
    readonly reason: string;
    /** The whole route: out as far as the foremost vehicle came, and back the same way. */
    readonly route: readonly string[];
    readonly legRegimes?: readonly LegRegime[];
  }
>;
export type ConvoyCancelled = Of<'ConvoyCancelled', Happened & { readonly reason: string }>;
export type ConvoyCompleted = Of<
  'ConvoyCompleted',
  Happened & {
    /** Why it was completed although the delivery of some vehicles was never reported. */
    readonly outstandingReason?: string;
  }
>;

export type ConvoyDecision =
  | ConvoyPlanned
  | VehicleJoined
  | VehicleWithdrawn
  | VehicleReplaced
  | ConvoyDispatched
  | ConvoyDiverted
  | ConvoyHeld
  | ConvoyReleased
  | ConvoySplit
  | ConvoyMerged
  | ConvoyRecalled
  | ConvoyCancelled
  | ConvoyCompleted;

/**
 * Decisions that change something on the road from their time on: the fold keeps them until the facts have come that
 * far. All others change only what the desk says of the convoy.
 */
export type RoadDecision =
  | VehicleJoined
  | VehicleWithdrawn
  | VehicleReplaced
  | ConvoyDiverted
  | ConvoySplit
  | ConvoyMerged
  | ConvoyRecalled;
