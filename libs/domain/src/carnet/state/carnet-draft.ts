import { type CarnetState } from './carnet.state.js';

/** A carnet that is about to be given back: nobody else holds it yet. */
export type CarnetDraft = { -readonly [Field in keyof CarnetState]: CarnetState[Field] };

/** Field by field, as in `copyVehicle`. */
export function copyCarnet(state: CarnetState): CarnetDraft {
  return {
    issued: state.issued,
    assignments: state.assignments,
    decidedAt: state.decidedAt,
    acceptances: state.acceptances,
    operations: state.operations,
    refusedStarts: state.refusedStarts,
    standingRefusal: state.standingRefusal,
    suspensions: state.suspensions,
    controls: state.controls,
    certifiedReports: state.certifiedReports,
    substitutions: state.substitutions,
    returned: state.returned,
    liability: state.liability,
    seals: state.seals,
    stated: state.stated,
    contradictions: state.contradictions,
    retractions: state.retractions,
    standing: state.standing,
    firstFact: state.firstFact,
    lastFact: state.lastFact,
  };
}
