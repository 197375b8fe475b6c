import { type ConvoyStatus } from '../../convoy/view/convoy-view.js';
import { type Alert, type WatchedConvoy, type WatchedVehicle } from './alert.js';
import { carnetAlertsOf, claimAlertsOf, permitAlertsOf, timeLimitAlertsOf } from './document-alerts.js';
import { departureOverdue } from './departure-overdue.js';
import { openIncidents } from './open-incidents.js';
import { findingBehindPlan } from './behind-plan.js';
import { MergedAlerts } from './merged-alerts.js';
import { roadAlertsOf } from './road-alerts.js';
import { troubleAlertsOf } from './irregularity-alerts.js';
import { type UsualTimes } from '../usual-times/usual-times.js';
import { atOnce } from '../../at-once.js';

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
  return atOnce(raisingAlerts(watched, now, usual));
}

/** The same in portions, so that others have their turn. @yields after each vehicle, carnet and irregularity */
export function* raisingAlerts(
  { convoy, irregularities, carnets }: WatchedConvoy,
  now: string,
  usual: UsualTimes,
): Generator<undefined, readonly Alert[]> {
  const raised = new MergedAlerts();
  yield* raised.adding(carnets, (carnet) => claimAlertsOf(carnet, now));
  const isOnTheRoad = ON_THE_ROAD[convoy.status];
  if (convoy.status !== 'planned' && !isOnTheRoad) return raised.inOrder();
  const active = convoy.vehicles.filter(isActive);
  if (isOnTheRoad) {
    yield* raised.adding(active, (vehicle) => roadAlertsOf(convoy, vehicle, now, usual));
    raised.add(yield* findingBehindPlan(convoy, active, now, usual));
  } else {
    raised.add(departureOverdue(convoy, active, now));
  }
  yield* raised.adding(active, (vehicle) => [
    ...openIncidents(vehicle),
    ...permitAlertsOf(convoy, vehicle, now),
  ]);
  yield* raised.adding(irregularities, troubleAlertsOf);
  yield* raised.adding(carnets, (carnet) => [
    ...carnetAlertsOf(carnet, now),
    ...timeLimitAlertsOf(carnet, now),
  ]);
  return raised.inOrder();
}

function isActive({ memberships, status }: WatchedVehicle): boolean {
  return memberships.at(-1)?.leftAt === null && status !== 'delivered';
}
