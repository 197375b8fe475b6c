import { INSTANT_FAULTS, parseInstant, type ReportedInstant } from '#kafila/domain';
import { Type } from '@sinclair/typebox';
import { wrongField } from './decision.problems.js';

/** Ids of convoys and vehicles: short, and safe in paths and logs. */
export const ConvoyId = Type.String({
  pattern: '^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$',
  description: 'Up to 64 letters, digits, dots, underscores and hyphens; the first is a letter or digit.',
  examples: ['nlc-2026-031'],
});

export const VehicleId = Type.String({
  pattern: '^[\\p{L}\\p{N}][\\p{L}\\p{N}._-]{0,63}$',
  description:
    'Country and plate without blanks and hyphens in upper case, unless the desk gave another one.',
  examples: ['PK-TLK914'],
});

export const Instant = Type.String({
  format: 'date-time',
  description: 'RFC 3339 with an offset from UTC.',
  examples: ['2026-03-01T14:05:00+05:00'],
});

export const Note = Type.String({
  maxLength: 2000,
  description: 'Free text for people.',
  examples: ['told by phone'],
});

export const Synthetic = Type.Literal(true, {
  description: 'Made up to fill what was never published or observed; kept and shown with the event.',
  examples: [true],
});

/** What every decision may say beside its own fields. */
export const decisionFields = {
  occurredAt: Type.Optional({ ...Instant, description: 'When the desk decided. Default: now.' }),
  note: Type.Optional(Note),
  synthetic: Type.Optional(Synthetic),
};

/** @throws Problem `invalid-body` (422) naming the field */
export function instantOf(text: string, pointer: string): ReportedInstant {
  const instant = parseInstant(text);
  if (typeof instant === 'string') throw wrongField(pointer, 'unreadable-instant', INSTANT_FAULTS[instant]);
  return instant;
}
