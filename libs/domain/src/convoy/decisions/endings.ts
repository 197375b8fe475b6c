import { type ConvoyState, type Decided } from '../state/convoy.state.js';
import { endHold } from './holds.js';

/** The state of a convoy that has ended: a hold that lasted is over too. */
export function endConvoy(state: ConvoyState, how: Decided, at: string): ConvoyState {
  return { ...state, decided: how, endedAt: at, holds: endHold(state.holds, at) };
}
