import { type Answer } from '#kafila/read-models';
import { Query } from '@nestjs/cqrs';
import { type HistoryItems } from '../history-page.js';
import { type AskedHistory } from '../history-parameters.js';

/** What was changed of a convoy after the fact. Refused: as by `findHistory`. */
export class GetChangesQuery extends Query<Answer<HistoryItems>> {
  constructor(readonly asked: AskedHistory) {
    super();
  }
}
