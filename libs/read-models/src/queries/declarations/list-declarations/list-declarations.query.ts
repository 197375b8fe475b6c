import { Query } from '@nestjs/cqrs';
import { type Answer } from '../../answers/answer.js';
import { type JsonText } from '../../answers/json-text.js';
import { type AskedPage } from '../../answers/page.js';
import { type DeclarationFilter } from '../find-declarations.js';

/** A page of customs declarations, by reference. */
export class ListDeclarationsQuery extends Query<Answer<JsonText>> {
  constructor(
    readonly filter: DeclarationFilter,
    readonly page: AskedPage,
    readonly waitFor?: string,
  ) {
    super();
  }
}
