import { type Route } from '#kafila/domain';
import { HOUR, MINUTE } from '../journey/local-time.js';
import { type Party } from '../journey/moment.js';
import { GAP } from '../journey/road.js';
import { stop } from '../road-events/stop.js';
import { shownAtDesk } from '../scenario/desk.js';
import { asOne, gatherAt, GETTING_GOING, whenTogether } from './legs.js';
import { routeAt } from '../scenario/load.js';
import { plannedArrival } from './set-out.js';
import { loadOf, type Scenario } from '../scenario/scenario.js';

/** Where convoys for Torkham hear that it is shut. */
const BEFORE_TORKHAM = 'peshawar';
/** From Peshawar through Balochistan to Kabul. After Kabul the route stays as it was. */
const BY_CHAMAN: Route = [
  'bannu',
  'dera-ismail-khan',
  'quetta',
  'chaman',
  'spin-boldak',
  'kandahar',
  'ghazni',
  'kabul',
];

/** The whole route of a convoy that finds Torkham shut. Undefined where it does not come there from Pakistan. */
export function wayByChaman(route: Route): Route | undefined {
  const turn = route.indexOf(BEFORE_TORKHAM);
  const onwards = route.indexOf('kabul');
  if (turn < 0 || route[turn + 1] !== 'torkham-pk' || onwards < turn) return undefined;
  return [...route.slice(0, turn + 1), ...BY_CHAMAN, ...route.slice(onwards + 1)];
}

/** Torkham is shut: the desk holds the convoy in Peshawar, and later diverts it through Chaman. */
export function divertByChaman(
  scenario: Scenario,
  convoyId: string,
  parties: readonly Party[],
): readonly Party[] {
  const { desk, road, routes } = scenario;
  const route = routes.get(convoyId) ?? [];
  const way = wayByChaman(route);
  if (!way) return parties;
  const turn = route.indexOf(BEFORE_TORKHAM);
  const there = gatherAt(scenario, parties, turn);
  const vehicleIds = there.flatMap((party) => party.vehicleIds);
  const heldAt = whenTogether(there);
  const place = BEFORE_TORKHAM;
  road.moments.push({
    type: 'IncidentReported',
    at: heldAt - GAP,
    vehicleIds,
    place,
    clockOf: place,
    details: { kind: 'border-closed', description: 'Torkham is shut.' },
  });
  desk.onConvoy('hold', convoyId, heldAt, { reason: 'Torkham is shut.', place });
  const releasedAt = heldAt + road.dice.whole(8, 60) * HOUR;
  stop(road, {
    vehicleIds,
    place,
    from: heldAt + 2 * GAP,
    to: releasedAt + GETTING_GOING,
    reason: 'border-closed',
  });
  desk.onConvoy('release', convoyId, releasedAt, {});
  const divertedAt = releasedAt + 5 * MINUTE;
  const arrival = plannedArrival(way.slice(turn), releasedAt);
  desk.onConvoy('divert', convoyId, divertedAt, {
    reason: 'Torkham is shut; by Chaman.',
    route: way,
    plannedArrival: arrival,
    note: `Decided on the word of the post at ${shownAtDesk(heldAt)}.`,
  });
  routes.set(convoyId, way);
  const from = divertedAt + GETTING_GOING + GAP;
  for (const vehicleId of vehicleIds) {
    const load = loadOf(scenario, vehicleId, heldAt);
    const before = routeAt(load, heldAt);
    const after = [...way.slice(0, way.indexOf('kabul')), ...before.slice(before.indexOf('kabul'))];
    load.ways.push({ from: divertedAt, route: after });
    load.troubles.push({
      what: 'substituted',
      at: divertedAt + 2 * GAP,
      place,
      from: 'torkham-pk',
      to: 'chaman',
      reason: 'Torkham is shut',
    });
  }
  return asOne(there, from).map((party) => ({ ...party, route: way }));
}
