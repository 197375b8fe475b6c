import { type Static, Type } from '@sinclair/typebox';
import { orNull } from '../queries/shapes.js';

/** A pair of clocks. Instants are RFC 3339 in UTC with milliseconds. */
export interface Clocks {
  /** The world's: what had happened by then; null: whatever happened. */
  readonly at: string | null;
  /** The store's, as it was asked for: what had been recorded by then; null where only its position was given, or nothing. */
  readonly knownAt: string | null;
  /** The last event that had been recorded by then. */
  readonly position: bigint;
}

/** The member of an answer that says which pair it shows. */
export const ClocksShape = Type.Optional(
  Type.Object(
    {
      at: orNull(
        Type.String({
          format: 'date-time',
          description: 'What had happened by then is shown; null: whatever happened.',
        }),
      ),
      knownAt: orNull(
        Type.String({
          format: 'date-time',
          description: 'From what had been recorded by then; null where no instant was asked for.',
        }),
      ),
      position: Type.String({
        description:
          'From what had been recorded up to this event. With it instead of knownAt the answer is the same.',
        examples: ['1042'],
      }),
    },
    { description: 'Which pair of clocks is shown. Absent where none was asked for: that is the present.' },
  ),
);

export function shownClocks({ at, knownAt, position }: Clocks): NonNullable<Static<typeof ClocksShape>> {
  return { at, knownAt, position: position.toString() };
}
