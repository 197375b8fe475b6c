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
import { IsInt, IsObject, IsString } from 'class-validator';

const IsReportId = (): MemberDecorator => applyDecorators(IsFormat('uuid'), Describe('The report.'));
const IsStream = (): MemberDecorator =>
  applyDecorators(IsString(), Describe('Stream that keeps it.', 'convoy-nlc-2026-031'));
const IsRevision = (): MemberDecorator => applyDecorators(IsInt(), Describe('Its place in the stream.', 7));
const IsPosition = (): MemberDecorator =>
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
  @Describe('Which report of those sent, from 0.')
  readonly index!: number;

  @IsWord(['recorded', 'duplicate', 'refused'])
  @Describe('What became of it. Each report stands alone.')
  readonly outcome!: 'recorded' | 'duplicate' | 'refused';

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
  @Describe('Where refused: the problem document.')
  readonly problem?: object;
}

@Open()
export class ReportOutcomes {
  @List(Nested(() => ReportOutcome))
  @Describe('One for each report, in the order sent.')
  readonly outcomes!: readonly ReportOutcome[];
}
