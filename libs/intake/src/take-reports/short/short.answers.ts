import { Describe, IsWord, List, Nested, Open, Optional } from '#kafila/platform';
import { IsInt, IsString } from 'class-validator';
import { IsPosition, IsReportId, MissingReports } from '../report.answers.js';

/** The media type by which somebody asks for short answers. */
export const SHORT_JSON = 'application/json; profile=short';

/** The same as it is sent. The framework would write the profile in quotes where no charset is given. */
export const SHORT_TYPE = `${SHORT_JSON}; charset=utf-8`;

@Open()
export class ShortReportReceipt {
  @IsWord(['recorded', 'duplicate'])
  @Describe('duplicate: it was recorded before, and this is the position it got then.')
  readonly outcome!: 'recorded' | 'duplicate';

  @IsReportId()
  readonly reportId!: string;

  @IsPosition()
  readonly position!: string;
}

@Open()
export class ShortReportRefusal {
  @IsWord(['refused'])
  @Describe('It was not recorded.')
  readonly outcome!: 'refused';

  @Optional()
  @IsInt()
  @Describe('Of a stream: its line, from 1.', 301)
  readonly line?: number;

  @Optional()
  @IsReportId()
  readonly reportId?: string;

  @IsInt()
  @Describe('The status of its problem.', 422)
  readonly status!: number;

  @IsString()
  @Describe('The code of its problem.', 'invalid-report')
  readonly code!: string;

  @Optional()
  @IsString()
  @Describe('JSON pointer to the first field that is wrong.', '/occurredAt')
  readonly field?: string;

  @Optional()
  @IsInt()
  @Describe('It may be sent again, unchanged: after so many seconds.', 5)
  readonly retryAfterSeconds?: number;
}

@Open()
export class ShortReportOutcome {
  @IsWord(['recorded', 'duplicate', 'refused', 'stopped'])
  @Describe('What became of it. stopped, at the end: no more were taken.')
  readonly outcome!: 'recorded' | 'duplicate' | 'refused' | 'stopped';

  @Optional()
  @IsInt()
  @Describe('Where stopped: the first report that was not taken, from 0.')
  readonly index?: number;

  @Optional()
  @IsInt()
  @Describe('Of a stream, where refused: its line, from 1.', 301)
  readonly line?: number;

  @Optional()
  @IsReportId()
  readonly reportId?: string;

  @Optional()
  @IsPosition()
  readonly position?: string;

  @Optional()
  @IsInt()
  @Describe('Where refused: the status of its problem.', 422)
  readonly status?: number;

  @Optional()
  @IsString()
  @Describe('And its code.', 'invalid-report')
  readonly code?: string;

  @Optional()
  @IsString()
  @Describe('And a JSON pointer to the first field that is wrong.', '/occurredAt')
  readonly field?: string;

  @Optional()
  @IsInt()
  @Describe('And where it may be sent again, unchanged: after so many seconds.', 5)
  readonly retryAfterSeconds?: number;
}

@Open()
export class ShortReportOutcomes {
  @List(Nested(() => ShortReportOutcome))
  @Describe('One for each report, in the order sent.')
  readonly outcomes!: readonly ShortReportOutcome[];

  @Optional()
  @List(Nested(() => MissingReports))
  @Describe('What is missing of the units whose reports came, as without the profile.')
  readonly missing?: readonly MissingReports[];
}
