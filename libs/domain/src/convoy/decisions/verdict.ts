import { present } from '../../decision/present.js';
import { type Refused } from '../../decision/refusal.js';
import { type Happened } from '../../event/happened.js';
import { type ConvoyCommand } from './convoy.commands.js';
import { type ConvoyDecision } from '../events/decisions.js';

/** The events that a decision leads to, or why it cannot be taken. */
export type Verdict = { readonly events: readonly ConvoyDecision[] } | Refused;

/** What every event of a decision says. */
export function happened({
  at,
  note,
  synthetic,
}: Pick<ConvoyCommand, 'at' | 'note' | 'synthetic'>): Happened {
  return present({ occurredAt: at.instant, offset: at.offset, note, synthetic });
}
