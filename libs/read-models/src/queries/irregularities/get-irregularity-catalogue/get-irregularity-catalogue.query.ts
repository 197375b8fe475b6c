import { Query } from '@nestjs/cqrs';
import { type Answer } from '../../answers/answer.js';
import { type JsonText } from '../../answers/json-text.js';

/** Every irregularity there is, on one page. */
export class GetIrregularityCatalogueQuery extends Query<Answer<JsonText>> {
  constructor(readonly waitFor?: string) {
    super();
  }
}
