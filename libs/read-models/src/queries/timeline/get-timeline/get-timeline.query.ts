import { Query } from '@nestjs/cqrs';
import { type Answer } from '../../answers/answer.js';
import { type JsonText } from '../../answers/json-text.js';
import { type AskedPage } from '../../answers/page.js';

/** A page of what happened to a convoy, in the order in which it occurred. Refused: `unknown-convoy`. */
export class GetTimelineQuery extends Query<Answer<JsonText>> {
  constructor(
    readonly convoyId: string,
    readonly page: AskedPage,
    readonly waitFor?: string,
  ) {
    super();
  }
}
