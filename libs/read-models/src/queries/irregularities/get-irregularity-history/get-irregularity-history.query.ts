import { Query } from '@nestjs/cqrs';
import { type Answer } from '../../answers/answer.js';
import { type JsonText } from '../../answers/json-text.js';
import { type AskedPage } from '../../answers/page.js';

/**
 * A page of every irregularity that a convoy's own stream has ever shown. Refused: `unknown-convoy`, `convoy-parked`,
 * `invalid-cursor`.
 */
export class GetIrregularityHistoryQuery extends Query<Answer<JsonText>> {
  constructor(
    readonly convoyId: string,
    readonly page: AskedPage,
    readonly waitFor?: string,
  ) {
    super();
  }
}
