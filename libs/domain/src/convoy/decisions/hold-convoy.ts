import { type DeskCommand, happened } from '../../decision/desk-command.js';
import { present } from '../../decision/present.js';
import { type Happened, type Of } from '../../event/happened.js';
import { placeNamed } from '../plan/plan-route.js';
import { type Decision, NOBODY_MOVES } from './decision.js';
import { ongoingHold, stillHeld } from './holds.js';

export type ConvoyHeld = Of<'ConvoyHeld', Happened & { readonly reason: string; readonly place?: string }>;

export interface HoldConvoy extends DeskCommand {
  readonly type: 'hold';
  readonly reason: string;
  readonly place?: string;
}

/** It is to stand where it is: a border is shut, a road is not safe (dossier 8.3). */
export const holdConvoy: Decision<HoldConvoy, ConvoyHeld> = {
  command: 'hold',
  event: 'ConvoyHeld',
  affects: 'no fact',
  decide(command, state) {
    const ongoing = ongoingHold(state);
    if (ongoing) return stillHeld(ongoing, 'Release it before it is held for something else.');
    const named = placeNamed(command.place);
    if ('refusal' in named) return named;
    const data = { ...happened(command), reason: command.reason, ...present(named) };
    return { events: [{ type: 'ConvoyHeld', data }] };
  },
  apply(state, { data: { occurredAt, reason, place = null } }) {
    return { ...state, holds: [...state.holds, { heldAt: occurredAt, reason, place, releasedAt: null }] };
  },
  moves: () => NOBODY_MOVES,
};
