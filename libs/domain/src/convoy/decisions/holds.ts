import { refuse, type Refused } from '../../decision/refusal.js';
import { type ConvoyState, type Hold } from '../state/convoy.state.js';

export function ongoingHold({ holds }: ConvoyState): Hold | undefined {
  const last = holds.at(-1);
  return last?.releasedAt === null ? last : undefined;
}

/** The refusal of what cannot be while the convoy is held. */
export function stillHeld({ heldAt, reason, place }: Hold, advice: string): Refused {
  const detail = `The convoy has been held since ${heldAt}: ${reason}. ${advice}`;
  return refuse('convoy-held', detail, { heldAt, reason, place });
}

export function endHold(holds: ConvoyState['holds'], at: string): ConvoyState['holds'] {
  const last = holds.at(-1);
  return last?.releasedAt === null ? holds.with(-1, { ...last, releasedAt: at }) : holds;
}
