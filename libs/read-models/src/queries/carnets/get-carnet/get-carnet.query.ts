import { Query } from '@nestjs/cqrs';
import { type Answer } from '../../answers/answer.js';
import { type JsonText } from '../../answers/json-text.js';
import { type AskedClocks } from '../../two-clocks/asked-clocks.js';

/** A TIR carnet, by its number as people write it. Refused: `unknown-carnet`, `carnet-parked`, and what `TwoClocks` refuses. */
export class GetCarnetQuery extends Query<Answer<JsonText>> {
  constructor(
    readonly carnetNumber: string,
    readonly asked: AskedClocks = {},
  ) {
    super();
  }
}
