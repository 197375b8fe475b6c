import { Describe, IsFormat, Nullable, Open } from '#kafila/platform';
import { Type } from '@sinclair/typebox';
import { type Clocks } from '../../past/clocks.js';
import { IsPlain } from '../members.js';
import { orNull } from '../shapes.js';

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

/** Which pair of clocks an answer shows. Absent where none was asked for: that is the present. */
@Open({
  name: 'Clocks',
  description: 'Which pair of clocks is shown. Absent where none was asked for: that is the present.',
})
export class ShownClocks {
  @Nullable()
  @IsFormat('date-time')
  @Describe('What had happened by then is shown; null: whatever happened.')
  readonly at!: string | null;

  @Nullable()
  @IsFormat('date-time')
  @Describe('From what had been recorded by then; null where no instant was asked for.')
  readonly knownAt!: string | null;

  @IsPlain(
    'From what had been recorded up to this event. With it instead of knownAt the answer is the same.',
    '1042',
  )
  readonly position!: string;
}

export function shownClocks({ at, knownAt, position }: Clocks): ShownClocks {
  return { at, knownAt, position: position.toString() };
}
