import { Query } from '@nestjs/cqrs';
import { type Answer } from '../../answers/answer.js';
import { type JsonText } from '../../answers/json-text.js';
import { type AskedPage } from '../../answers/page.js';
import { type IrregularityFilter } from './irregularity-filter.js';

/** A page of irregularities that stand, the newest first. */
export class ListIrregularitiesQuery extends Query<Answer<JsonText>> {
  constructor(
    readonly filter: IrregularityFilter,
    readonly page: AskedPage,
    readonly waitFor?: string,
  ) {
    super();
  }
}
