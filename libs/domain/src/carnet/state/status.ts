import { type CarnetState, type TirOperation } from './carnet.state.js';
import { endingOf } from './destinations.js';

/**
 * How far a carnet is. `terminated`: the TIR transport ended at an office of destination; between two offices on the way it
 * is `in-transit`. `discharged`: ended, and customs discharged every operation. `unknown`: the facts do not say how far.
 */
export type CarnetStatus =
  | 'unknown'
  | 'issued'
  | 'assigned'
  | 'accepted'
  | 'in-transit'
  | 'suspended'
  | 'start-refused'
  | 'terminated'
  | 'discharged'
  | 'returned';

export function statusOf(state: CarnetState): CarnetStatus {
  if (state.returned) return 'returned';
  const suspendedAt = suspendedSince(state);
  const refusedAt = state.standingRefusal?.at;
  if (refusedAt !== undefined && (suspendedAt === undefined || refusedAt >= suspendedAt))
    return 'start-refused';
  if (suspendedAt !== undefined) return 'suspended';
  const last = state.operations.at(-1);
  if (last) return underWay(state, last);
  if (state.acceptances.length > 0) return 'accepted';
  if (state.assignments.length > 0) return 'assigned';
  return state.issued ? 'issued' : 'unknown';
}

function suspendedSince({ suspensions, operations }: CarnetState): string | undefined {
  const last = suspensions.at(-1);
  if (!last?.suspended || last.resumed) return undefined;
  const { at } = last.suspended;
  return operations.some(({ start }) => start !== null && start.at > at) ? undefined : at;
}

function underWay(state: CarnetState, { termination }: TirOperation): CarnetStatus {
  if (!termination || !endingOf(state)(termination)) return 'in-transit';
  return state.operations.every(({ discharge }) => discharge !== null) ? 'discharged' : 'terminated';
}
