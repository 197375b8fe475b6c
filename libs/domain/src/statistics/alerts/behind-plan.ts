import { hoursBetween } from '../../time/instant.js';
import { type Alert, raise, type WatchedConvoy, type WatchedVehicle } from './alert.js';
import { ALERTS, BEHIND_PLAN_MARGIN_HOURS } from './alert-catalogue.js';
import { destinationIndexOf, forecastArrivals } from '../forecast/forecast.js';
import { arrivalByPlan } from '../forecast/naive-forecast.js';
import { type UsualTimes } from '../usual-times/usual-times.js';
import { waitOf } from './waits.js';
import { whereaboutsOf } from '../forecast/whereabouts.js';

interface Late {
  readonly vehicleId: string;
  readonly hours: number;
  readonly since: string;
  readonly evidence: readonly string[];
}

/** One alert for each destination, with all vehicles that are expected there too late. @yields after each vehicle */
export function* findingBehindPlan(
  convoy: WatchedConvoy['convoy'],
  vehicles: readonly WatchedVehicle[],
  now: string,
  usual: UsualTimes,
): Generator<undefined, readonly Alert[]> {
  const byDestination = new Map<string, Late[]>();
  const quiet = ALERTS['behind-plan'].quietWhileWaiting;
  for (const vehicle of vehicles) {
    yield;
    if (quiet && waitOf(convoy, vehicle)) continue;
    const found = lateOf(convoy, vehicle, now, usual);
    if (!found) continue;
    const there = byDestination.get(found.destination);
    if (there) there.push(found.late);
    else byDestination.set(found.destination, [found.late]);
  }
  return [...byDestination].map(([destination, late]) => alertOf(destination, late));
}

function alertOf(destination: string, late: readonly Late[]): Alert {
  const hours = late.map((one) => one.hours).sort((a, b) => a - b);
  const [least = '', most = ''] = [hours[0]?.toFixed(0), hours.at(-1)?.toFixed(0)];
  const range = least === most ? least : `${least} to ${most}`;
  return raise(
    'behind-plan',
    late.reduce((first, { since }) => (since < first ? since : first), late[0]?.since ?? ''),
    late.map(({ vehicleId }) => vehicleId).sort(),
    `Expected at ${destination} ${range} h later than planned.`,
    [...new Set(late.flatMap(({ evidence }) => evidence))],
  );
}

function lateOf(
  convoy: WatchedConvoy['convoy'],
  vehicle: WatchedVehicle,
  now: string,
  usual: UsualTimes,
): { readonly destination: string; readonly late: Late } | undefined {
  const whereabouts = whereaboutsOf(convoy, vehicle, now);
  if (!whereabouts) return undefined;
  const { route, plannedDeparture, plannedArrival } = convoy;
  const destinationIndex = destinationIndexOf(route, whereabouts.routeIndex, vehicle.destination);
  const trip = { route, destinationIndex, plannedDeparture, plannedArrival };
  const planned = arrivalByPlan(trip);
  const expected = forecastArrivals(trip, whereabouts, now, usual).at(-1)?.expectedAt ?? null;
  if (planned === null || expected === null) return undefined;
  const hours = hoursBetween(planned, expected);
  if (hours <= BEHIND_PLAN_MARGIN_HOURS) return undefined;
  // A forecast has no beginning: the alert is since its last report, or since the missed plan if that is earlier.
  const known = vehicle.lastSeenAt ?? whereabouts.cameAt;
  const passage = vehicle.passages.at(-1);
  const late = {
    vehicleId: vehicle.vehicleId,
    hours,
    since: planned < known ? planned : known,
    evidence: passage?.place === vehicle.lastPlace ? passage.evidence : [],
  };
  return { destination: route[destinationIndex] ?? '', late };
}
