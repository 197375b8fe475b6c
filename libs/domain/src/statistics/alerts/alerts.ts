import { type ConvoyStatus } from '../../convoy/view/convoy-view.js';
import { type Alert, type WatchedConvoy, type WatchedVehicle } from './alert.js';
import { carnetAlertsOf, claimAlertsOf, permitAlertsOf, timeLimitAlertsOf } from './document-alerts.js';
import { departureOverdue } from './departure-overdue.js';
import { openIncidents } from './open-incidents.js';
import { roadAlertsOf } from './road-alerts.js';
import { troubleAlertsOf } from './irregularity-alerts.js';
import { type UsualTimes } from '../usual-times/usual-times.js';
import { ascending } from '../../ascending.js';

/** Before its dispatch no vehicle is late, and after its end nothing can be done but pay what customs claim. */
const ON_THE_ROAD: Readonly<Record<ConvoyStatus, boolean>> = {
  planned: false,
  dispatched: true,
  underway: true,
  held: true,
  recalled: true,
  completed: false,
  cancelled: false,
  split: false,
  merged: false,
};

/**
 * What is wrong with a convoy at `now` (RFC 3339 in UTC), in the order of codes, times and vehicles. A vehicle that
 * waits for a named reason is not called late. Vehicles with the same trouble at the same place share an alert.
 */
export function alertsOf(watched: WatchedConvoy, now: string, usual: UsualTimes): readonly Alert[] {
  const { convoy, irregularities, carnets } = watched;
  const ofClaims = carnets.flatMap((carnet) => claimAlertsOf(carnet, now));
  if (convoy.status !== 'planned' && !ON_THE_ROAD[convoy.status]) return merged(ofClaims);
  const active = convoy.vehicles.filter(isActive);
  const road = ON_THE_ROAD[convoy.status]
    ? roadAlertsOf(convoy, active, now, usual)
    : departureOverdue(convoy, active, now);
  return merged([
    ...road,
    ...active.flatMap(openIncidents),
    ...troubleAlertsOf(irregularities),
    ...active.flatMap((vehicle) => permitAlertsOf(convoy, vehicle, now)),
    ...carnets.flatMap((carnet) => [...carnetAlertsOf(carnet, now), ...timeLimitAlertsOf(carnet, now)]),
    ...ofClaims,
  ]);
}

function isActive({ memberships, status }: WatchedVehicle): boolean {
  return memberships.at(-1)?.leftAt === null && status !== 'delivered';
}

function merged(alerts: readonly Alert[]): readonly Alert[] {
  const byReason = new Map<string, Alert>();
  for (const alert of alerts) {
    const key = `${alert.code} ${alert.reason}`;
    const known = byReason.get(key);
    byReason.set(key, known ? both(known, alert) : { ...alert, vehicleIds: alert.vehicleIds.toSorted() });
  }
  return [...byReason.values()].sort(
    (a, b) =>
      ascending(a.code, b.code) ||
      ascending(a.since, b.since) ||
      ascending(a.vehicleIds.join(), b.vehicleIds.join()) ||
      ascending(a.reason, b.reason),
  );
}

function both(one: Alert, other: Alert): Alert {
  return {
    ...one,
    since: one.since <= other.since ? one.since : other.since,
    vehicleIds: [...new Set([...one.vehicleIds, ...other.vehicleIds])].sort(),
    evidence: [...new Set([...one.evidence, ...other.evidence])],
  };
}
