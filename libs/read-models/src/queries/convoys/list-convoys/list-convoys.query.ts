import { Query } from '@nestjs/cqrs';
import { type Answer } from '../../answers/answer.js';
import { type JsonText } from '../../answers/json-text.js';
import { type AskedPage } from '../../answers/page.js';
import { type AskedClocks } from '../../two-clocks/asked-clocks.js';
import { type ConvoyFilter } from '../convoy-filter.js';

/** A page of convoys, the latest planned departure first; as they are now, or by two clocks. */
export class ListConvoysQuery extends Query<Answer<JsonText>> {
  constructor(
    readonly filter: ConvoyFilter,
    readonly page: AskedPage,
    readonly asked: AskedClocks = {},
    /** Rows of the fleet, not whole convoys. */
    readonly asFleet = false,
  ) {
    super();
  }
}
