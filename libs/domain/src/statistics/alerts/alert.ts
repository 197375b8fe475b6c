import { type CarnetView } from '../../carnet/view.js';
import { type VehicleView } from '../../convoy/view/vehicle-view.js';
import { type ConvoyView } from '../../convoy/view/convoy-view.js';
import { type Irregularity } from '../../irregularity/irregularity.js';
import { type Severity } from '../../irregularity/catalogue.js';
import { type AlertCode, ALERTS } from './alert-catalogue.js';

/** Something that is wrong now or will be soon. */
export interface Alert {
  readonly code: AlertCode;
  readonly severity: Severity;
  /** Since when it is so, RFC 3339 in UTC. */
  readonly since: string;
  readonly vehicleIds: readonly string[];
  /** What is wrong, for people: the same text for all vehicles that it names. */
  readonly reason: string;
  /** Ids of the reports that show it. Empty where missing reports show it. */
  readonly evidence: readonly string[];
}

export interface WatchedConvoy {
  readonly convoy: Pick<
    ConvoyView,
    'status' | 'route' | 'plannedDeparture' | 'plannedArrival' | 'dispatchedAt' | 'holds'
  > & { readonly vehicles: readonly WatchedVehicle[] };
  /** All present ones: of the convoy, its carnets and declarations, and those that only two streams together show. */
  readonly irregularities: readonly Irregularity[];
  readonly carnets: readonly WatchedCarnet[];
}

export type WatchedVehicle = Pick<
  VehicleView,
  | 'vehicleId'
  | 'memberships'
  | 'status'
  | 'lastPlace'
  | 'lastSeenAt'
  | 'nextPlace'
  | 'destination'
  | 'permits'
  | 'passages'
  | 'legs'
  | 'halts'
  | 'incidents'
>;

export type WatchedCarnet = Pick<
  CarnetView,
  'carnetNumber' | 'issued' | 'acceptances' | 'operations' | 'vehicleId' | 'returnedAt' | 'liability'
>;

export function raise(
  code: AlertCode,
  since: string,
  vehicleIds: readonly string[],
  reason: string,
  evidence: readonly string[],
): Alert {
  return { code, severity: ALERTS[code].severity, since, vehicleIds, reason, evidence };
}
