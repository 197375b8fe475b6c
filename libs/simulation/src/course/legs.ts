import { GAP } from '../journey/road.js';
import { type Party } from '../journey/moment.js';
import { travel, unload } from '../journey/travel.js';
import { leaveEscort } from '../road-events/escorts.js';
import { MINUTE } from '../journey/local-time.js';
import { loadOf, type Scenario } from '../scenario/scenario.js';

/** Takes parties along their routes as far as a place, where they wait for each other or for a decision of the desk. */
export function gatherAt(scenario: Scenario, parties: readonly Party[], index: number): readonly Party[] {
  return parties
    .flatMap((party) => travel(scenario.road, party, index))
    .map((party) => leaveEscort(scenario, party));
}

/** Takes parties to the ends of their routes and unloads them. */
export function driveToTheEnd(scenario: Scenario, parties: readonly Party[]): readonly Party[] {
  const arrived = parties.flatMap((party) => travel(scenario.road, party, party.route.length - 1));
  for (const party of arrived) {
    const emptyAt = unload(scenario.road, party);
    party.vehicleIds.forEach((vehicleId, i) => {
      const load = loadOf(scenario, vehicleId, party.at);
      const deliveredAt = emptyAt[i] ?? party.at;
      load.end = { place: party.route.at(-1) ?? '', arrivedAt: party.at, deliveredAt };
    });
  }
  return arrived;
}

/** Takes the parties of a convoy to the end of their way, after which the desk completes it. */
export function arrive(scenario: Scenario, convoyId: string, parties: readonly Party[]): readonly Party[] {
  scenario.completions.push({ convoyId });
  return driveToTheEnd(scenario, parties);
}

/** When all of them have arrived, and some minutes later, so that the desk can know it. */
export function whenTogether(parties: readonly Party[]): number {
  return Math.max(...parties.map(({ at }) => at)) + 3 * GAP;
}

/** The parties reduced to some vehicles, from a time on. */
export function only(
  parties: readonly Party[],
  vehicleIds: readonly string[],
  from: number,
): readonly Party[] {
  return parties.flatMap((party) => {
    const ids = party.vehicleIds.filter((id) => vehicleIds.includes(id));
    return ids.length === 0 ? [] : [{ ...party, vehicleIds: ids, at: from }];
  });
}

/** One party of several that have waited for each other. */
export function asOne(parties: readonly Party[], from: number): readonly Party[] {
  const [first] = parties;
  return first ? [{ ...first, vehicleIds: parties.flatMap(({ vehicleIds }) => vehicleIds), at: from }] : [];
}

/** Time that a convoy needs to get going after a decision. */
export const GETTING_GOING = 20 * MINUTE;
