import { type Route } from '#kafila/domain';
import { MINUTE } from '../journey/local-time.js';
import { type Party } from '../journey/moment.js';
import { GAP } from '../journey/road.js';
import { travel } from '../journey/travel.js';
import { asOne, gatherAt, GETTING_GOING, whenTogether } from './legs.js';
import { loadOf, type Scenario } from '../scenario/scenario.js';

/** The desk recalls a convoy at a place of its route. All vehicles go home the way they came, and deliver nothing. */
export function recallFrom(
  scenario: Scenario,
  convoyId: string,
  parties: readonly Party[],
  index: number,
): readonly Party[] {
  const { desk, road, routes } = scenario;
  const route = routes.get(convoyId) ?? [];
  const there = gatherAt(scenario, parties, index);
  const at = whenTogether(there);
  const reason = 'The consignee cancelled the order.';
  desk.onConvoy('recall', convoyId, at, { reason });
  const home = route[0] ?? '';
  const back: Route = [...route.slice(0, index + 1), ...route.slice(0, index).reverse()];
  routes.set(convoyId, back);
  for (const vehicleId of there.flatMap((party) => party.vehicleIds)) {
    const load = loadOf(scenario, vehicleId, at);
    load.ways.push({ from: at, route: back });
    load.troubles.push({
      what: 'substituted',
      at: at + 2 * GAP,
      place: route[index] ?? '',
      from: load.destination,
      to: home,
      reason: 'called back',
    });
  }
  const arrived = asOne(there, at + GETTING_GOING)
    // The route begins where they are, so that they turn around without unloading.
    .map((party) => ({ ...party, route: back.slice(index), index: 0 }))
    .flatMap((party) => travel(road, party, index));
  for (const party of arrived) {
    for (const vehicleId of party.vehicleIds) {
      loadOf(scenario, vehicleId, party.at).end = { place: home, arrivedAt: party.at };
    }
  }
  const backAt = Math.max(...arrived.map((party) => party.at)) + 30 * MINUTE;
  scenario.completions.push({
    convoyId,
    at: backAt + 3 * 60 * MINUTE,
    reason: `Called back; the loads are in ${home}.`,
  });
  return arrived;
}
