import { type Party } from '../journey/moment.js';
import { asOne, gatherAt, GETTING_GOING, whenTogether } from './legs.js';
import { type Scenario } from '../scenario/scenario.js';

/** A convoy that is on its way to a yard where another one takes it in. */
export interface Joining {
  readonly convoyId: string;
  readonly parties: readonly Party[];
}

/** Two convoys come to the same yard, and one joins the other there. */
export function mergeAt(
  scenario: Scenario,
  place: string,
  into: Joining,
  joining: Joining,
): readonly Party[] {
  const { desk, members } = scenario;
  const there = [into, joining].map(({ parties }) =>
    gatherAt(scenario, parties, parties[0]?.route.indexOf(place) ?? 0),
  );
  const [taking = [], taken = []] = there;
  const at = whenTogether([...taking, ...taken]);
  desk.onConvoy('merge', joining.convoyId, at, { into: into.convoyId, reason: 'one escort for both', place });
  const vehicleIds = taken.flatMap((party) => party.vehicleIds);
  members.leave(vehicleIds, at, 'merged');
  members.join(into.convoyId, vehicleIds, at);
  return asOne([...taking, ...taken], at + GETTING_GOING);
}
