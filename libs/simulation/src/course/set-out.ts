import {
  kilometresAlong,
  operationsNeeded,
  placeOf,
  type Route,
  vehicleIdOf,
  vouchersFor,
} from '#kafila/domain';
import { type PlanBody } from '../outcome/decision.js';
import { dayAt, DAY, HOUR, MINUTE } from '../journey/local-time.js';
import { type Party } from '../journey/moment.js';
import { setOut } from '../journey/travel.js';
import { shownAtDesk } from '../scenario/desk.js';
import { type Load, routeAt } from '../scenario/load.js';
import { type Scenario } from '../scenario/scenario.js';
import { bodyOf, type Loaded, type Permits } from './vehicle-body.js';

/** Kilometres a day that the desk plans with, borders and rest included. */
const PLANNED_KM_PER_DAY = 330;

/** A convoy before it leaves. */
export interface Departure {
  readonly convoyId: string;
  readonly route: Route;
  /** Named in the plan instead of the route, where the convoy drives the whole corridor. */
  readonly corridorId?: string;
  readonly regime: string;
  readonly legRegimes?: PlanBody['legRegimes'];
  readonly returnOf?: string;
  readonly vehicles: readonly Loaded[];
  /** Milliseconds of the epoch. */
  readonly departAt: number;
  /** Not planned earlier: the vehicles are not free before. */
  readonly plannedFrom?: number;
  readonly permits?: Permits;
  readonly note?: string;
  readonly dispatchNote?: string;
}

/** Plans a convoy and gets its carnets. Gives the party that is ready to leave. */
export function plan(scenario: Scenario, departure: Departure): Party {
  const { desk, members, loads, routes, road, plates } = scenario;
  const { convoyId, route, corridorId, regime, legRegimes, returnOf, departAt, note } = departure;
  const earliest = departure.plannedFrom ?? departAt - road.dice.whole(20, 80) * HOUR;
  const plannedAt = Math.min(earliest, departAt - 5 * HOUR);
  const bodies = departure.vehicles.map((vehicle) => bodyOf(vehicle, departure, road.dice));
  desk.plan(plannedAt, {
    convoyId,
    ...(corridorId === undefined ? { route } : { corridorId }),
    regime,
    ...(legRegimes ? { legRegimes } : {}),
    ...(returnOf === undefined ? {} : { returnOf }),
    plannedDeparture: shownAtDesk(departAt),
    plannedArrival: plannedArrival(route, departAt),
    vehicles: bodies,
    ...(note === undefined ? {} : { note }),
  });
  const vehicleIds = bodies.map(({ country, plate }) => vehicleIdOf(country, plate));
  bodies.forEach(({ country, plate }, i) => plates.set(vehicleIds[i] ?? '', { country, plate }));
  members.join(convoyId, vehicleIds, plannedAt);
  routes.set(convoyId, route);
  departure.vehicles.forEach((vehicle, i) => {
    const vehicleId = vehicleIds[i] ?? '';
    const load: Load = {
      convoyId,
      container: vehicle.container,
      goods: vehicle.goods,
      value: vehicle.value,
      destination: vehicle.destination,
      ways: [{ from: plannedAt, route: vehicle.route ?? route }],
      departAt,
      ...(vehicle.carnetNumber === undefined ? {} : { carnetNumber: vehicle.carnetNumber }),
      suspended: legRegimes !== undefined,
      seals: bodies[i]?.seals ?? [],
      carriers: [{ convoyId, vehicleId, from: plannedAt + 2 * HOUR }],
      troubles: [],
    };
    loads.push(load);
    issue(scenario, load, plannedAt + HOUR);
  });
  return { vehicleIds, at: departAt, route, index: 0 };
}

export function dispatch(scenario: Scenario, { convoyId, dispatchNote }: Departure, party: Party): void {
  const terms = dispatchNote === undefined ? {} : { note: dispatchNote };
  scenario.desk.onConvoy('dispatch', convoyId, party.at - 15 * MINUTE, terms);
  setOut(scenario.road, party);
}

/** The planned arrival of a convoy that leaves at `departAt`, as the desk writes it. */
export function plannedArrival(route: Route, departAt: number): string {
  const days = Math.ceil((kilometresAlong(route).at(-1) ?? 0) / PLANNED_KM_PER_DAY);
  return shownAtDesk(departAt + days * DAY);
}

/** The association issues a carnet for a load, and the desk assigns it to the vehicle. */
function issue({ desk }: Scenario, load: Load, at: number): void {
  const { carnetNumber, destination, convoyId, carriers } = load;
  if (carnetNumber === undefined) return;
  const route = routeAt(load, at);
  const origin = route[0] ?? '';
  desk.issueCarnet(at, {
    carnetNumber,
    holder: 'National Logistics Cell',
    issuedBy: 'PNC-ICC',
    issuedOn: dayAt('islamabad', at),
    lastValidDate: dayAt('islamabad', at + 55 * DAY),
    vouchers: vouchersOn(route),
    departureOffices: [origin],
    destinationOffices: [destination],
  });
  const vehicleId = carriers[0]?.vehicleId ?? '';
  desk.assignCarnet(carnetNumber, at + HOUR, { convoyId, vehicleId });
}

/** The smallest booklet that has enough vouchers for the route. */
function vouchersOn(route: Route): number {
  const operations = operationsNeeded(route.map((place) => placeOf(place).country));
  const vouchers = vouchersFor(operations);
  if (vouchers === undefined) throw new Error(`No carnet has vouchers for ${operations} operations.`);
  return vouchers;
}
