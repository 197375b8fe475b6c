import { type Answer } from '#kafila/read-models';
import { Query } from '@nestjs/cqrs';
import { type HistoryItems } from '../history-page.js';
import { type AskedHistory } from '../history-parameters.js';
import { type StepOrder } from './step-order.js';

/** The history of a convoy step by step. Refused: as by `findHistory`. */
export class GetReplayQuery extends Query<Answer<HistoryItems>> {
  constructor(
    readonly asked: AskedHistory,
    readonly order: StepOrder,
  ) {
    super();
  }
}
