import { Describe, IsFormat, Nullable, Open } from '#kafila/platform';
import { type Clocks } from '../../past/clocks.js';
import { IsPlain } from '../members.js';

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
