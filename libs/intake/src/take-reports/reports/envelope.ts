import { Closed, Describe, IsFormat, type MemberDecorator, Nested, Optional } from '#kafila/platform';
import { applyDecorators } from '@nestjs/common';
import { IsInt, Max, Min } from 'class-validator';
import { IsIdentifier, IsInstant, IsNote, IsSynthetic } from '../../fields/fields.js';
import { exampleId } from './example-id.js';

export function IsReportId(description: string): MemberDecorator {
  return applyDecorators(IsFormat('uuid'), Describe(description, exampleId('CheckpointPassed')));
}

@Closed({ description: 'Who saw it.' })
export class ReportingUnit {
  @IsIdentifier('Name of the phone, tracker or office that reports.', 'torkham-pk-gate-2', 80)
  readonly unitId!: string;

  @Optional()
  @IsInt()
  @Min(0)
  @Max(Number.MAX_SAFE_INTEGER)
  @Describe("The unit's own count of what it sends.", 118)
  readonly sequence?: number;

  @Optional()
  @IsInstant("The unit's clock while sending. No part of the content: it differs each time a report is sent.")
  readonly clockAt?: string;
}

/** What every report says. */
export class Envelope {
  @IsReportId(
    'Given by the unit, once for each fact; UUIDv7 advised. Sent again, the report gets its first receipt.',
  )
  readonly reportId!: string;

  @IsInstant('When it happened: RFC 3339 with the offset of the clock it was read from.')
  readonly occurredAt!: string;

  @Nested(() => ReportingUnit)
  readonly unit!: ReportingUnit;

  @Optional()
  @IsNote()
  readonly note?: string;

  @Optional()
  @IsSynthetic()
  readonly synthetic?: true;
}
