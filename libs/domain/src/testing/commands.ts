import { type ConvoyCommand } from '../convoy/decisions/decisions.js';
import { june } from './recorded.js';

/** A command with its time as day of June and time of day: `command('hold', '5 10:00', { reason: 'border closed' })`. */
export function command<Type extends ConvoyCommand['type']>(
  type: Type,
  at: string,
  said: Omit<Extract<ConvoyCommand, { type: Type }>, 'type' | 'at'>,
): ConvoyCommand {
  return { type, at: { instant: june(at), offset: '+05:00' }, ...said } as unknown as ConvoyCommand;
}
