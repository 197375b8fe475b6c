import { type Party } from '../journey/moment.js';
import { duration, GAP } from '../journey/road.js';
import { loadOf, type Scenario } from '../scenario/scenario.js';
import { placeOfParty, stop } from './stop.js';

/** Customs stop a party on the road and inspect one of its loads (TIR art. 24). Sometimes they open it. */
export function inspectOnRoad(scenario: Scenario, party: Party): Party {
  const { road, world } = scenario;
  const { vehicleIds, at } = party;
  const place = placeOfParty(party);
  const goesOnAt = at + GAP + duration(road.dice, 1.2, 0.6, 4 * GAP);
  stop(road, { vehicleIds, place, from: at + GAP, to: goesOnAt, reason: 'customs-control' });
  const opened = road.dice.chance(3 * world.roadEvents.inspectionShare);
  const { troubles } = loadOf(scenario, road.dice.pick(vehicleIds), at);
  troubles.push({ what: 'road-inspection', at: at + 2 * GAP, place, opened });
  return { ...party, at: goesOnAt + GAP };
}
