import { present } from '../../decision/present.js';
import { refuse, type Refused } from '../../decision/refusal.js';
import { type DispatchConvoy, type HoldConvoy, type ReleaseConvoy } from './convoy.commands.js';
import { type ConvoyState, type Hold } from '../state/convoy.state.js';
import { membersOf } from '../members/named-members.js';
import { placeNamed } from '../plan/plan-route.js';
import { happened, type Verdict } from './verdict.js';

export function dispatch(command: DispatchConvoy, state: ConvoyState): Verdict {
  const { dispatchedAt } = state;
  if (dispatchedAt !== null) {
    const detail = `The convoy was dispatched at ${dispatchedAt}.`;
    return refuse('already-dispatched', detail, { dispatchedAt });
  }
  const lasting = holdOf(state);
  if (lasting) return held(lasting, 'Release it before it is dispatched.');
  if (membersOf(state).length === 0) {
    return refuse('no-vehicles', 'A convoy without vehicles cannot be dispatched; add them first.');
  }
  return { events: [{ type: 'ConvoyDispatched', data: happened(command) }] };
}

/** It is to stand where it is: a border is shut, a road is not safe (dossier 8.3). */
export function hold(command: HoldConvoy, state: ConvoyState): Verdict {
  const lasting = holdOf(state);
  if (lasting) return held(lasting, 'Release it before it is held for something else.');
  const named = placeNamed(command.place);
  if ('refusal' in named) return named;
  const data = { ...happened(command), reason: command.reason, ...present(named) };
  return { events: [{ type: 'ConvoyHeld', data }] };
}

export function release(command: ReleaseConvoy, state: ConvoyState): Verdict {
  if (!holdOf(state)) {
    const releasedAt = state.holds.at(-1)?.releasedAt ?? null;
    return refuse('not-held', 'The convoy is not held.', { releasedAt });
  }
  return { events: [{ type: 'ConvoyReleased', data: happened(command) }] };
}

function holdOf({ holds }: ConvoyState): Hold | undefined {
  const last = holds.at(-1);
  return last?.releasedAt === null ? last : undefined;
}

function held({ heldAt, reason, place }: Hold, advice: string): Refused {
  const detail = `The convoy has been held since ${heldAt}: ${reason}. ${advice}`;
  return refuse('convoy-held', detail, { heldAt, reason, place });
}
