import { INSTANT_FAULTS, parseInstant, type ReportedInstant } from '#kafila/domain';
import { wrongField } from './wrong-field.problem.js';

/** @throws Problem `invalid-body` (422) naming the field */
export function instantOf(text: string, pointer: string): ReportedInstant {
  const instant = parseInstant(text);
  if (typeof instant === 'string') throw wrongField(pointer, 'unreadable-instant', INSTANT_FAULTS[instant]);
  return instant;
}

/** The same in UTC, where it was given. @throws Problem `invalid-body` (422) naming the field */
export function utcOf(text: string | undefined, pointer: string): string | undefined {
  return text === undefined ? undefined : instantOf(text, pointer).instant;
}
