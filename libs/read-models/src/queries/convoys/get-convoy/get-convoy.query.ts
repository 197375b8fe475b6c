import { Query } from '@nestjs/cqrs';
import { type Answer } from '../../answers/answer.js';
import { type JsonText } from '../../answers/json-text.js';
import { type AskedClocks } from '../../two-clocks/asked-clocks.js';

/** A convoy as it is now, or by two clocks. Refused: `unknown-convoy`, `convoy-parked`, and what `TwoClocks` refuses. */
export class GetConvoyQuery extends Query<Answer<JsonText>> {
  constructor(
    readonly convoyId: string,
    readonly asked: AskedClocks = {},
  ) {
    super();
  }
}
