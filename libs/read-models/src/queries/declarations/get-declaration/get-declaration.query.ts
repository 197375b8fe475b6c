import { Query } from '@nestjs/cqrs';
import { type Answer } from '../../answers/answer.js';
import { type JsonText } from '../../answers/json-text.js';
import { type AskedClocks } from '../../two-clocks/asked-clocks.js';

/** A customs declaration, by its reference as people write it. Refused: `unknown-declaration`, `declaration-parked`, and what `TwoClocks` refuses. */
export class GetDeclarationQuery extends Query<Answer<JsonText>> {
  constructor(
    readonly reference: string,
    readonly asked: AskedClocks = {},
  ) {
    super();
  }
}
