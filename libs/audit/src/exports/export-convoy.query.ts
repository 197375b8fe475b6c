import { type Answer } from '#kafila/read-models';
import { Query } from '@nestjs/cqrs';
import { type ConvoyToReport } from './report/convoy-to-report.js';

/** All that there is of a convoy to write down. Refused: `unknown-convoy`, `convoy-parked`. */
export class ExportConvoyQuery extends Query<Answer<ConvoyToReport>> {
  constructor(
    readonly convoyId: string,
    readonly waitFor: string | undefined,
  ) {
    super();
  }
}
