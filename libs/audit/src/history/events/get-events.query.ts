import { type Answer } from '#kafila/read-models';
import { Query } from '@nestjs/cqrs';
import { type HistoryItems } from '../history-page.js';
import { type AskedHistory } from '../history-parameters.js';

/** Everything that was recorded of a convoy, as it was recorded. Refused: as by `findHistory`. */
export class GetEventsQuery extends Query<Answer<HistoryItems>> {
  constructor(readonly asked: AskedHistory) {
    super();
  }
}
