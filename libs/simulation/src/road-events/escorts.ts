import { placeOf } from '#kafila/domain';
import { type Party } from '../journey/moment.js';
import { GAP, duration } from '../journey/road.js';
import { type Scenario } from '../scenario/scenario.js';

/** Roads of Balochistan on which convoys are escorted; in Afghanistan all are. */
const BALOCHISTAN: ReadonlySet<string> = new Set([
  'khuzdar',
  'quetta',
  'nushki',
  'dalbandin',
  'nok-kundi',
  'taftan',
  'chaman',
  'gwadar-port',
  'gabd',
]);

/** Whether an escort is usual on the leg that a party is about to drive. */
export function wantsEscort({ route, index }: Party): boolean {
  const [here, next] = [route[index], route[index + 1]];
  if (here === undefined || next === undefined) return false;
  const afghan = [here, next].every((place) => placeOf(place).country === 'AF');
  return afghan || (BALOCHISTAN.has(here) && BALOCHISTAN.has(next));
}

/** A party waits for an escort, and leaves with it. */
export function joinEscort({ road }: Scenario, party: Party): Party {
  const place = party.route[party.index] ?? '';
  const afghan = placeOf(place).country === 'AF';
  const escort = `${afghan ? 'Highway police' : 'Levies'} ${place} ${road.dice.whole(1, 99_999)}`;
  const at = party.at + duration(road.dice, 0.6, 0.7, 2 * GAP);
  road.moments.push({
    type: 'EscortJoined',
    at,
    vehicleIds: party.vehicleIds,
    place,
    clockOf: place,
    details: { escort, authority: afghan ? 'police' : 'army' },
  });
  return { ...party, at: at + 2 * GAP, escort };
}

/** The escort turns back where its road ends; the party goes on without it. */
export function leaveEscort({ road }: Scenario, party: Party): Party {
  const { escort, ...rest } = party;
  const place = party.route[party.index] ?? '';
  if (escort === undefined) return party;
  const at = party.at + GAP;
  road.moments.push({
    type: 'EscortLeft',
    at,
    vehicleIds: party.vehicleIds,
    place,
    clockOf: place,
    details: { escort },
  });
  return { ...rest, at: at + GAP };
}
