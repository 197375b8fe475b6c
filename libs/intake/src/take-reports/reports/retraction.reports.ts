import { Optional } from '#kafila/platform';
import { IsOneOf } from '../../fields/fields.js';
import { IsReportId } from './envelope.js';
import { exampleId } from './example-id.js';
import { Report, reportOf } from './report-of.js';

@Report({
  occurredAt: '2026-03-03T18:00:00+05:00',
  retracts: exampleId('BorderExited'),
  reason: 'incorrect-data',
})
export class ReportRetractedReport extends reportOf('ReportRetracted') {
  @IsReportId('The report that is taken back.')
  readonly retracts!: string;

  @IsOneOf(['did-not-occur', 'incorrect-data'], 'What was wrong with it (the two reasons of EPCIS 2.0).')
  readonly reason!: 'did-not-occur' | 'incorrect-data';

  @Optional()
  @IsReportId('The report that tells it right.')
  readonly replacedBy?: string;
}

/** The report that takes another one back. */
export const RETRACTION = { ReportRetracted: ReportRetractedReport };
