import { placeOf } from '#kafila/domain';
import { type Party } from '../journey/moment.js';
import { GAP, type RoadEvents } from '../journey/road.js';
import { type Undertaking } from '../undertaking/undertaking.js';
import { breakDown } from './breakdown.js';
import { control } from './control.js';
import { joinEscort, leaveEscort, wantsEscort } from './escorts.js';
import { payOnTheWay } from './expenses.js';
import { breakSeals } from './seals-broken.js';

/** What befalls the parties of an undertaking on their way. At most one trouble at each place. */
export function roadEvents(current: () => Undertaking): RoadEvents {
  return {
    leaving(party) {
      const undertaking = current();
      if (party.escort !== undefined || !wantsEscort(party)) return party;
      const { dice } = undertaking.road;
      return dice.chance(undertaking.world.happenings.escortShare) ? joinEscort(undertaking, party) : party;
    },
    arriving(party) {
      const undertaking = current();
      let here = party;
      if (here.escort !== undefined && !wantsEscort(here)) here = leaveEscort(undertaking, here);
      here = payOnTheWay(undertaking, here);
      // Where the road ends there is help; before the first place nothing has happened yet.
      const onTheWay = here.index > 0 && here.index < here.route.length - 1;
      return onTheWay ? trouble(undertaking, here) : [here];
    },
    atBorder(party) {
      if (party.escort !== undefined) leaveEscort(current(), party);
    },
    heldAt() {
      const { road, world } = current();
      const { customsHoldShare, customsHoldHours } = world.happenings;
      return road.dice.chance(customsHoldShare) ? road.dice.lognormal(customsHoldHours, 0.6) : 0;
    },
  };
}

function trouble(undertaking: Undertaking, party: Party): readonly Party[] {
  const { road, world, loads } = undertaking;
  const { breakdownsPer100Places, sealsBrokenPer100Places, controlsPer100Places } = world.happenings;
  const draw = road.dice.between(0, 100);
  const waiting = { ...party, at: party.at + GAP };
  if (draw < breakdownsPer100Places) return breakDown(undertaking, waiting);
  if (draw < breakdownsPer100Places + sealsBrokenPer100Places) return breakSeals(undertaking, waiting);
  const others = breakdownsPer100Places + sealsBrokenPer100Places;
  const place = party.route[party.index] ?? '';
  const underTir = loads.some(({ carnetNumber }) => carnetNumber !== undefined);
  const isOffice = placeOf(place).kind === 'customs-house';
  if (draw < others + controlsPer100Places && underTir && isOffice) return [control(undertaking, waiting)];
  return [party];
}
