import { present } from '../../decision/present.js';
import { type Happened } from '../../event/happened.js';
import { type ConvoyDecision } from '../decisions/decisions.js';
import { type ConvoyMerged } from '../decisions/merge-convoys.js';
import { type ConvoySplit } from '../decisions/split-convoy.js';
import { type VehicleJoined } from '../events/vehicle.js';
import { carriedAt } from '../members/handover.js';
import { plateAt } from '../members/plates.js';
import { type ConvoyState } from '../state/convoy.state.js';
import { type VehicleState } from '../state/vehicle.state.js';
import { modesStillApplying } from '../plan/leg-modes.js';
import { stillApplying } from '../plan/regimes-along.js';
import { takeEffect } from '../fold/with-decision.js';

/**
 * The streams of the convoys that a split leads to, whole and by their ids, in the order of the parts. To be appended
 * once the split is kept in the parent's stream; after a crash in between it can be asked for again.
 *
 * @param parentState the parent as its stream was before the split: from this alone the answer is the same for ever
 */
export function childEvents(
  parentState: ConvoyState,
  parentConvoyId: string,
  { data }: ConvoySplit,
): ReadonlyMap<string, readonly ConvoyDecision[]> {
  const parent = takeEffect(parentState, data.occurredAt);
  const { plan, dispatchedAt } = parent;
  const happened = said(data);
  return new Map(
    data.parts.map((part) => {
      const { convoyId, corridorId, route, vehicleIds, legModes = [] } = part;
      const regimes = stillApplying(plan, route);
      const modes = [...modesStillApplying(plan, route), ...legModes];
      const goesThere = route.at(-1) === plan.route.at(-1) && (plan.plannedArrival ?? '') > data.occurredAt;
      const plannedArrival =
        part.plannedArrival ?? (goesThere ? (plan.plannedArrival ?? undefined) : undefined);
      const planned: ConvoyDecision = {
        type: 'ConvoyPlanned',
        data: {
          ...happened,
          ...present({ corridorId }),
          route,
          regime: plan.regime,
          ...present({ legRegimes: regimes.length > 0 ? regimes : undefined }),
          ...present({ legModes: modes.length > 0 ? modes : undefined }),
          plannedDeparture: data.occurredAt,
          ...present({ plannedArrival }),
          splitFrom: parentConvoyId,
        },
      };
      // Dispatched before its vehicles join: they join on the way, and nothing before concerns them.
      const dispatched: ConvoyDecision[] =
        dispatchedAt === null ? [] : [{ type: 'ConvoyDispatched', data: happened }];
      return [convoyId, [planned, ...dispatched, ...joins(parent, parentConvoyId, vehicleIds, data)]];
    }),
  );
}

/**
 * What a merge adds to the stream of the convoy merged into. To be appended once the merge is kept in the stream of the
 * convoy that ends; after a crash in between it can be asked for again.
 *
 * @param state the convoy that ends, as its stream was before the merge
 */
export function joinEvents(
  state: ConvoyState,
  convoyId: string,
  { data }: ConvoyMerged,
): readonly ConvoyDecision[] {
  return joins(takeEffect(state, data.occurredAt), convoyId, data.vehicleIds, data);
}

function said({ occurredAt, offset, synthetic }: Happened): Happened {
  return { occurredAt, offset, ...present({ synthetic }) };
}

function joins(
  { vehicles }: ConvoyState,
  cameFrom: string,
  vehicleIds: readonly string[],
  data: Happened,
): readonly VehicleJoined[] {
  return vehicleIds.map((vehicleId) => {
    const vehicle = vehicles.get(vehicleId);
    if (!vehicle) throw new Error(`${vehicleId} leaves ${cameFrom}, where it has never been.`);
    return {
      type: 'VehicleJoined',
      data: { ...said(data), ...asItIs(vehicle, data.occurredAt), cameFrom },
    };
  });
}

/** A vehicle with what it carries at that time, not with what it joined with. */
function asItIs(vehicle: VehicleState, at: string): Omit<VehicleJoined['data'], keyof Happened | 'cameFrom'> {
  const {
    container: _c,
    carnetNumber: _n,
    destination: _d,
    goods: _g,
    seals: _s,
    trailers: _t,
    ...ofItself
  } = vehicle.description;
  const { alsoKnownAs } = vehicle;
  const ids = alsoKnownAs.map(({ vehicleId }) => vehicleId);
  const known = ids.length > 0 ? { ...plateAt(vehicle, at), alsoKnownAs: ids } : {};
  return { ...ofItself, ...known, ...carriedAt(vehicle, at) };
}
