import { type Party } from '../journey/moment.js';
import { GAP } from '../journey/road.js';
import { loadOf, type Scenario } from '../scenario/scenario.js';
import { placeOfParty, stop } from './stop.js';

const CAUSES = ['attempted theft at night', 'door hit a rock wall', 'seal torn by the tarpaulin rope'];

/**
 * A driver finds the seals of his load broken. The party waits until an authority has drawn a report and sealed the load
 * again (TIR art. 25).
 */
export function breakSeals(scenario: Scenario, party: Party): readonly Party[] {
  const { road } = scenario;
  const { vehicleIds, at } = party;
  const place = placeOfParty(party);
  const vehicleId = road.dice.pick(vehicleIds);
  const cause = road.dice.pick(CAUSES);
  road.moments.push({
    type: 'IncidentReported',
    at: at + GAP,
    vehicleIds: [vehicleId],
    place,
    clockOf: place,
    details: { kind: cause.includes('theft') ? 'theft' : 'other', description: cause },
  });
  const goesOnAt = at + 16 * GAP;
  stop(road, { vehicleIds, place, from: at + 2 * GAP, to: goesOnAt, reason: 'seals-broken' });
  loadOf(scenario, vehicleId, at).troubles.push({ what: 'seals-broken', at: at + 3 * GAP, place, cause });
  return [{ ...party, at: goesOnAt + GAP }];
}
