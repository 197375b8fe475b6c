import { Describe, Optional } from '#kafila/platform';
import { Type } from '@sinclair/typebox';
import { IsString } from 'class-validator';

/** The query parameter every read takes. */
export const waitForField = {
  waitFor: Type.Optional(
    Type.String({
      description:
        'Answer only when this position has been reached, e.g. the position of a receipt; at most 5 s, then 504.',
      examples: ['1042'],
    }),
  ),
};

/** The query parameter every read takes. */
export class WaitForParameters {
  @Optional()
  @IsString()
  @Describe(
    'Answer only when this position has been reached, e.g. the position of a receipt; at most 5 s, then 504.',
    '1042',
  )
  readonly waitFor?: string;
}
