import { type DeskCommand, happened } from '../../decision/desk-command.js';
import { refuse } from '../../decision/refusal.js';
import { type Happened, type Of } from '../../event/happened.js';
import { membersOf } from '../members/named-members.js';
import { type Decision, NOBODY_MOVES } from './decision.js';
import { ongoingHold, stillHeld } from './holds.js';

export type ConvoyDispatched = Of<'ConvoyDispatched', Happened>;

export interface DispatchConvoy extends DeskCommand {
  readonly type: 'dispatch';
}

export const dispatchConvoy: Decision<DispatchConvoy, ConvoyDispatched> = {
  command: 'dispatch',
  event: 'ConvoyDispatched',
  affects: 'no fact',
  decide(command, state) {
    const { dispatchedAt } = state;
    if (dispatchedAt !== null) {
      const detail = `The convoy was dispatched at ${dispatchedAt}.`;
      return refuse('already-dispatched', detail, { dispatchedAt });
    }
    const ongoing = ongoingHold(state);
    if (ongoing) return stillHeld(ongoing, 'Release it before it is dispatched.');
    if (membersOf(state).length === 0) {
      return refuse('no-vehicles', 'A convoy without vehicles cannot be dispatched; add them first.');
    }
    return { events: [{ type: 'ConvoyDispatched', data: happened(command) }] };
  },
  apply(state, { data: { occurredAt } }) {
    return { ...state, decided: 'dispatched', dispatchedAt: occurredAt };
  },
  moves: () => NOBODY_MOVES,
};
