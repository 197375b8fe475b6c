import { Query } from '@nestjs/cqrs';
import { type Answer } from '../../answers/answer.js';
import { type JsonText } from '../../answers/json-text.js';

/** Every irregularity that a convoy's own stream has ever shown, on one page. Refused: `unknown-convoy`, `convoy-parked`. */
export class GetIrregularityHistoryQuery extends Query<Answer<JsonText>> {
  constructor(
    readonly convoyId: string,
    readonly waitFor?: string,
  ) {
    super();
  }
}
