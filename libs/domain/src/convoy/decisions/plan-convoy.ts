import { present } from '../../decision/present.js';
import { refuse } from '../../decision/refusal.js';
import { type PlanConvoy } from './convoy.commands.js';
import { type ConvoyDecision } from '../events/decisions.js';
import { type ConvoyState } from '../state/convoy.state.js';
import { planRoute } from '../plan/plan-route.js';
import { joinAll } from './join.js';
import { type KnownElsewhere } from './known-elsewhere.js';
import { readLegRegimes } from '../plan/leg-regimes.js';
import { tooEarly } from '../plan/planned-arrival.js';
import { happened, type Verdict } from './verdict.js';

/** A convoy with its vehicles, all in one decision: all of it stands, or nothing. */
export function plan(command: PlanConvoy, state: ConvoyState | null, more: KnownElsewhere): Verdict {
  if (state !== null) {
    return refuse('convoy-exists', 'A convoy of this id is planned already; give another id, or none.', {
      convoyStatus: state.decided,
    });
  }
  const way = planRoute(command);
  if ('refusal' in way) return way;
  const { route } = way;
  const { regime, plannedDeparture, plannedArrival, corridorId, returnOf } = command;
  const early = tooEarly(plannedDeparture, plannedArrival);
  if (early) return early;
  const legs = readLegRegimes(command.legRegimes ?? [], route);
  if ('refusal' in legs) return legs;
  if (returnOf !== undefined && (more.outward?.exists === false || returnOf === more.convoyId)) {
    const detail = `There is no convoy '${returnOf}' that this one could be the return trip of.`;
    return refuse('unknown-outward-convoy', detail, { outwardConvoyId: returnOf }, '/returnOf');
  }
  const joins = joinAll(command, command.vehicles, {
    vehicles: new Map(),
    outwardConvoyId: returnOf ?? null,
    more,
    pointer: '/vehicles',
  });
  if ('refusal' in joins) return joins;
  const legRegimes = legs.legRegimes.length > 0 ? legs.legRegimes : undefined;
  const planned: ConvoyDecision = {
    type: 'ConvoyPlanned',
    data: {
      ...happened(command),
      route,
      regime,
      plannedDeparture,
      ...present({ corridorId, legRegimes, plannedArrival, returnOf }),
    },
  };
  return { events: [planned, ...joins.events] };
}
