import { Query } from '@nestjs/cqrs';
import { type Answer } from '../../answers/answer.js';
import { type CorridorWithRoute } from '../corridor.js';

/** A corridor with its legs. Refused: `unknown-corridor`. */
export class GetCorridorQuery extends Query<Answer<CorridorWithRoute>> {
  constructor(
    readonly corridorId: string,
    readonly waitFor?: string,
  ) {
    super();
  }
}
