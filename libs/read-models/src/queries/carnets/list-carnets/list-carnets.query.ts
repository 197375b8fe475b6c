import { Query } from '@nestjs/cqrs';
import { type Answer } from '../../answers/answer.js';
import { type JsonText } from '../../answers/json-text.js';
import { type AskedPage } from '../../answers/page.js';
import { type CarnetFilter } from '../find-carnets.js';

/** A page of TIR carnets, by number. */
export class ListCarnetsQuery extends Query<Answer<JsonText>> {
  constructor(
    readonly filter: CarnetFilter,
    readonly page: AskedPage,
    readonly waitFor?: string,
  ) {
    super();
  }
}
