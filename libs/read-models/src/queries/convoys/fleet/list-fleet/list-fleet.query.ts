import { Query } from '@nestjs/cqrs';
import { type Answer } from '../../../answers/answer.js';
import { type JsonText } from '../../../answers/json-text.js';
import { type AskedPage } from '../../../answers/page.js';
import { type ConvoyFilter } from '../../convoy-filter.js';
import { type AskedClocks } from '../../../two-clocks/asked-clocks.js';

/** A page of the fleet, the latest planned departure first; as it is now, or by two clocks. */
export class ListFleetQuery extends Query<Answer<JsonText>> {
  constructor(
    readonly filter: ConvoyFilter,
    readonly page: AskedPage,
    readonly asked: AskedClocks = {},
  ) {
    super();
  }
}
