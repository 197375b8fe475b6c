import { type DeskCommand, happened } from '../../decision/desk-command.js';
import { refuse } from '../../decision/refusal.js';
import { type Happened, type Of } from '../../event/happened.js';
import { type Decision, NOBODY_MOVES } from './decision.js';
import { endHold, ongoingHold } from './holds.js';

export type ConvoyReleased = Of<'ConvoyReleased', Happened>;

export interface ReleaseConvoy extends DeskCommand {
  readonly type: 'release';
}

export const releaseConvoy: Decision<ReleaseConvoy, ConvoyReleased> = {
  command: 'release',
  event: 'ConvoyReleased',
  affects: 'no fact',
  decide(command, state) {
    if (!ongoingHold(state)) {
      const releasedAt = state.holds.at(-1)?.releasedAt ?? null;
      return refuse('not-held', 'The convoy is not held.', { releasedAt });
    }
    return { events: [{ type: 'ConvoyReleased', data: happened(command) }] };
  },
  apply(state, { data: { occurredAt } }) {
    return { ...state, holds: endHold(state.holds, occurredAt) };
  },
  moves: () => NOBODY_MOVES,
};
