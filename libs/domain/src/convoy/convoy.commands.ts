import { type ReportedInstant } from '../report/instant.js';
import { type VehicleDescription } from './convoy.events.js';

interface Decided {
  /** When the desk took the decision. */
  readonly at: ReportedInstant;
  readonly note?: string;
  readonly synthetic?: true;
}

/** A vehicle to join; without an id it gets one from its country and plate. */
export interface VehicleToJoin extends Omit<VehicleDescription, 'vehicleId'> {
  readonly vehicleId?: string;
  readonly note?: string;
  readonly synthetic?: true;
}

export interface PlanConvoy extends Decided {
  readonly type: 'plan';
  /** A corridor of the data, or a route of the desk's own; exactly one of the two. */
  readonly corridorId?: string;
  /** Slugs or UN/LOCODEs in the order of travel. */
  readonly route?: readonly string[];
  readonly regime: string;
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

export interface DispatchConvoy extends Decided {
  readonly type: 'dispatch';
}

export interface CompleteConvoy extends Decided {
  readonly type: 'complete';
  /** Why, although some vehicles were not reported delivered. */
  readonly outstandingReason?: string;
}

export type ConvoyCommand = PlanConvoy | AddVehicle | DispatchConvoy | CompleteConvoy;
