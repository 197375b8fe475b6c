import { Describe, Optional } from '#kafila/platform';
import { IsString } from 'class-validator';

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
