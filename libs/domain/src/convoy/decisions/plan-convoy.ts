import { type DeskCommand, happened } from '../../decision/desk-command.js';
import { present } from '../../decision/present.js';
import { refuse } from '../../decision/refusal.js';
import { type Happened, type Of } from '../../event/happened.js';
import { type VehicleJoined } from '../events/vehicle.js';
import { joinAll } from '../members/joining.js';
import { type KnownElsewhere } from '../members/known-elsewhere.js';
import { type VehicleToJoin } from '../members/read-vehicle.js';
import { readLegModes } from '../plan/leg-modes.js';
import { readLegRegimes } from '../plan/leg-regimes.js';
import { type Along, planRoute } from '../plan/plan-route.js';
import { tooEarly } from '../plan/planned-arrival.js';
import { type ConvoyState } from '../state/convoy.state.js';
import { type LegRegime, type ModeOfStretch } from '../state/plan.state.js';
import { type Decision, NOBODY_MOVES, type Verdict } from './decision.js';

export type ConvoyPlanned = Of<
  'ConvoyPlanned',
  Happened & {
    readonly corridorId?: string;
    /** Slugs in the order of travel. */
    readonly route: readonly string[];
    /** The agreement it travels under where `legRegimes` says nothing else. */
    readonly regime: string;
    readonly legRegimes?: readonly LegRegime[];
    /** How vehicles go where the desk says it; elsewhere as the geography has it. */
    readonly legModes?: readonly ModeOfStretch[];
    /** RFC 3339 in UTC. */
    readonly plannedDeparture: string;
    readonly plannedArrival?: string;
    /** The convoy whose return trip this is. */
    readonly returnOf?: string;
    /** The convoy that this one was split from. */
    readonly splitFrom?: string;
  }
>;

export interface PlanConvoy extends DeskCommand, Along {
  readonly type: 'plan';
  readonly regime: string;
  /** Places as slugs or UN/LOCODEs, regimes of the catalogue. */
  readonly legRegimes?: readonly LegRegime[];
  /** Places as slugs or UN/LOCODEs. */
  readonly legModes?: readonly ModeOfStretch[];
  /** RFC 3339 in UTC. */
  readonly plannedDeparture: string;
  readonly plannedArrival?: string;
  readonly returnOf?: string;
  readonly vehicles: readonly VehicleToJoin[];
}

export const planConvoy: Decision<PlanConvoy, ConvoyPlanned, VehicleJoined> = {
  command: 'plan',
  event: 'ConvoyPlanned',
  affects: 'all facts',
  decide: plan,
  apply: refusePlanAgain,
  moves: () => NOBODY_MOVES,
};

/** A convoy with its vehicles, all in one decision: all of it stands, or nothing. */
export function plan(
  command: PlanConvoy,
  state: ConvoyState | null,
  more: KnownElsewhere,
): Verdict<ConvoyPlanned | VehicleJoined> {
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
  const modes = readLegModes(command.legModes ?? [], route);
  if ('refusal' in modes) return modes;
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
  const legModes = modes.legModes.length > 0 ? modes.legModes : undefined;
  const planned: ConvoyPlanned = {
    type: 'ConvoyPlanned',
    data: {
      ...happened(command),
      route,
      regime,
      plannedDeparture,
      ...present({ corridorId, legRegimes, legModes, plannedArrival, returnOf }),
    },
  };
  return { events: [planned, ...joins.events] };
}

function refusePlanAgain(): never {
  throw new Error('A convoy is planned once; its stream has a second ConvoyPlanned.');
}
