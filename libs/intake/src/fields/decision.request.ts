import { INSTANT_FAULTS, parseInstant, type ReportedInstant } from '#kafila/domain';
import { Type } from '@sinclair/typebox';
import { described, Instant, Note, Synthetic } from './fields.js';
import { wrongField } from './wrong-field.problem.js';

/** What every decision may say beside its own fields. */
export const decisionFields = {
  occurredAt: Type.Optional(described(Instant, 'When the desk decided. Default: now.')),
  note: Type.Optional(Note),
  synthetic: Type.Optional(Synthetic),
};

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
