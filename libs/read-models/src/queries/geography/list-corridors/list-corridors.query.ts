import { Query } from '@nestjs/cqrs';
import { type Answer } from '../../answers/answer.js';
import { type CorridorWithRoute } from '../corridor.js';

export interface CorridorsFound {
  readonly items: readonly CorridorWithRoute[];
  readonly nextCursor: null;
}

/** Corridors with their legs, on one page. */
export class ListCorridorsQuery extends Query<Answer<CorridorsFound>> {
  constructor(readonly waitFor?: string) {
    super();
  }
}
