import { placeOf } from '#kafila/domain';
import { type Party } from '../journey/moment.js';
import { GAP, type RoadEvents } from '../journey/road.js';
import { type Scenario } from '../scenario/scenario.js';
import { breakDown } from './breakdown.js';
import { inspectOnRoad } from './inspection.js';
import { joinEscort, leaveEscort, wantsEscort } from './escorts.js';
import { payOnTheWay } from './expenses.js';
import { breakSeals } from './seals-broken.js';

/** Draws what happens to the parties of a scenario on their way: at most one trouble at each place. */
export function roadEvents(current: () => Scenario): RoadEvents {
  return {
    leaving(party) {
      const scenario = current();
      if (party.escort !== undefined || !wantsEscort(party)) return party;
      const { dice } = scenario.road;
      return dice.chance(scenario.world.roadEvents.escortShare) ? joinEscort(scenario, party) : party;
    },
    arriving(party) {
      const scenario = current();
      let here = party;
      if (here.escort !== undefined && !wantsEscort(here)) here = leaveEscort(scenario, here);
      here = payOnTheWay(scenario, here);
      // No trouble at the first place, where the trip has just begun, nor at the last, where help is at hand.
      const onTheWay = here.index > 0 && here.index < here.route.length - 1;
      return onTheWay ? drawTrouble(scenario, here) : [here];
    },
    atBorder(party) {
      if (party.escort !== undefined) leaveEscort(current(), party);
    },
    heldAt() {
      const { road, world } = current();
      const { customsHoldShare, customsHoldHours } = world.roadEvents;
      return road.dice.chance(customsHoldShare) ? road.dice.lognormal(customsHoldHours, 0.6) : 0;
    },
  };
}

function drawTrouble(scenario: Scenario, party: Party): readonly Party[] {
  const { road, world, loads } = scenario;
  const {
    breakdownsPer100Places,
    sealsBrokenPer100Places,
    roadInspectionsPer100Places: controlsPer100Places,
  } = world.roadEvents;
  const draw = road.dice.between(0, 100);
  const waiting = { ...party, at: party.at + GAP };
  if (draw < breakdownsPer100Places) return breakDown(scenario, waiting);
  if (draw < breakdownsPer100Places + sealsBrokenPer100Places) return breakSeals(scenario, waiting);
  const others = breakdownsPer100Places + sealsBrokenPer100Places;
  const place = party.route[party.index] ?? '';
  const underTir = loads.some(({ carnetNumber }) => carnetNumber !== undefined);
  const isOffice = placeOf(place).kind === 'customs-house';
  if (draw < others + controlsPer100Places && underTir && isOffice) return [inspectOnRoad(scenario, waiting)];
  return [party];
}
