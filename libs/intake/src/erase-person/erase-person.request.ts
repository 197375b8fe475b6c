import { Closed, Optional } from '#kafila/platform';
import { IsInstant, IsLine } from '../fields/fields.js';

/** Body of POST /v1/persons/:personId/erase. */
@Closed({ examples: [{ reason: 'asked for by the person' }] })
export class ErasePersonRequest {
  @IsLine('Why. It is recorded for ever: name nobody here.', 'asked for by the person', 500)
  readonly reason!: string;

  @Optional()
  @IsInstant('When it was decided. Default: now.')
  readonly occurredAt?: string;
}
