import { type ConvoyState } from './convoy.state.js';
import { type VehicleState } from './vehicle.state.js';

/** A state that is about to be given back: nobody else holds it yet, nor its map of vehicles. */
export type ConvoyDraft = { -readonly [Field in keyof ConvoyState]: ConvoyState[Field] } & {
  vehicles: Map<string, VehicleState>;
};

export function copyConvoy(state: ConvoyState): ConvoyDraft {
  return {
    plan: state.plan,
    upcoming: state.upcoming,
    decided: state.decided,
    dispatchedAt: state.dispatchedAt,
    endedAt: state.endedAt,
    completedAt: state.completedAt,
    cancelledAt: state.cancelledAt,
    recalledAt: state.recalledAt,
    reason: state.reason,
    holds: state.holds,
    diversions: state.diversions,
    lineage: state.lineage,
    handovers: state.handovers,
    decidedAt: state.decidedAt,
    vehicles: new Map(state.vehicles),
    escorts: state.escorts,
    retractions: state.retractions,
    standing: state.standing,
    irregularities: state.irregularities,
    clocks: state.clocks,
    lastFact: state.lastFact,
    underwaySince: state.underwaySince,
  };
}
