import {
  Describe,
  IsFormat,
  IsWord,
  List,
  type MemberDecorator,
  Nested,
  Open,
  Optional,
} from '#kafila/platform';
import { applyDecorators } from '@nestjs/common';
import { SequenceRangeAnswer } from '../unit-accounts/sequences.answer.js';
import { IsInt, IsObject, IsString } from 'class-validator';

export const IsReportId = (): MemberDecorator => applyDecorators(IsFormat('uuid'), Describe('The report.'));
const IsStream = (): MemberDecorator =>
  applyDecorators(IsString(), Describe('Stream that keeps it.', 'convoy-nlc-2026-031'));
const IsRevision = (): MemberDecorator => applyDecorators(IsInt(), Describe('Its place in the stream.', 7));
export const IsPosition = (): MemberDecorator =>
  applyDecorators(IsString(), Describe('Its place in the store; give it as waitFor.', '8'));
const IsRecordedAt = (): MemberDecorator =>
  applyDecorators(IsFormat('date-time'), Describe("When it was kept, by the store's clock."));

@Open()
export class ReportReceipt {
  @IsWord(['recorded', 'duplicate'])
  @Describe('duplicate: it was recorded before, and this is the receipt it got then.')
  readonly outcome!: 'recorded' | 'duplicate';

  @IsReportId()
  readonly reportId!: string;

  @IsStream()
  readonly stream!: string;

  @IsRevision()
  readonly revision!: number;

  @IsPosition()
  readonly position!: string;

  @IsRecordedAt()
  readonly recordedAt!: string;
}

@Open()
export class ReportOutcome {
  @IsInt()
  @Describe('Which report of those sent, from 0. Where stopped: the first that was not taken.')
  readonly index!: number;

  @IsWord(['recorded', 'duplicate', 'refused', 'stopped'])
  @Describe(
    'What became of it; each report stands alone. stopped, at the end: a thousand in a row, or a thousand more than were understood, could not be, and no more were taken.',
  )
  readonly outcome!: 'recorded' | 'duplicate' | 'refused' | 'stopped';

  @Optional()
  @IsInt()
  @Describe('Of a stream, where refused without a problem document: its line, from 1.', 301)
  readonly line?: number;

  @Optional()
  @IsReportId()
  readonly reportId?: string;

  @Optional()
  @IsStream()
  readonly stream?: string;

  @Optional()
  @IsRevision()
  readonly revision?: number;

  @Optional()
  @IsPosition()
  readonly position?: string;

  @Optional()
  @IsRecordedAt()
  readonly recordedAt?: string;

  @Optional()
  @IsObject()
  @Describe('Where refused: the problem document, of the first hundred.')
  readonly problem?: object;

  @Optional()
  @IsInt()
  @Describe('Of further ones: the status of their problem.', 422)
  readonly status?: number;

  @Optional()
  @IsString()
  @Describe('And its code.', 'invalid-report')
  readonly code?: string;

  @Optional()
  @IsInt()
  @Describe('And where it may be sent again, unchanged: after so many seconds.', 5)
  readonly retryAfterSeconds?: number;
}

/** Reports of a unit that are not held. */
@Open()
export class MissingReports {
  @IsString()
  @Describe('The unit, as its reports say it.', 'torkham-pk-gate-2')
  readonly unitId!: string;

  @List(Nested(() => SequenceRangeAnswer))
  @Describe('Numbers that are not held: send these. The first twenty ranges.')
  readonly missing!: readonly SequenceRangeAnswer[];

  @IsString()
  @Describe('What is held and what is missing, for people.', '1-41, 43; send 42')
  readonly words!: string;
}

@Open()
export class ReportOutcomes {
  @List(Nested(() => ReportOutcome))
  @Describe('One for each report, in the order sent.')
  readonly outcomes!: readonly ReportOutcome[];

  @Optional()
  @List(Nested(() => MissingReports))
  @Describe(
    'Of up to twenty units whose reports were recorded here or before: those of which some are missing. Empty: none are. Absent: no report ' +
      'has a number, whoever calls may not know, or it could not be found out in time.',
  )
  readonly missing?: readonly MissingReports[];
}
