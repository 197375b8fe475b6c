import {
  Closed,
  Describe,
  IsFormat,
  IsText,
  IsWord,
  List,
  type MemberDecorator,
  Nested,
  Optional,
} from '#kafila/platform';
import { REPORT_ALGORITHMS } from '#kafila/proof';
import { applyDecorators } from '@nestjs/common';
import { IsInt, IsNumber, IsString, Matches, Max, Min } from 'class-validator';
import { IsIdentifier, IsInstant, IsNote, IsSynthetic } from '../../fields/fields.js';
import { exampleId } from './example-id.js';

export function IsReportId(description: string): MemberDecorator {
  return applyDecorators(IsFormat('uuid'), Describe(description, exampleId('CheckpointPassed')));
}

export class Clocks {
  @IsInstant('Its clock, with the offset that it shows.')
  readonly wall!: string;

  @IsNumber()
  @Min(0)
  @Max(Number.MAX_SAFE_INTEGER)
  @Describe(
    'Milliseconds since its counter began, which nobody sets: in a browser performance.now().',
    5_402_118.6,
  )
  readonly monotonicMs!: number;

  @IsIdentifier(
    'Names this run of the counter: made anew whenever the counter begins, in a browser with each page.',
    'b7c1f0de-6a55-4c57-9d3e-0f4f5f2f8a11',
    64,
  )
  readonly pageId!: string;
}

@Closed({
  description: 'The clocks of the unit while it sends. No part of the content: they differ each time.',
})
export class ClocksWhenSent extends Clocks {}

@Closed({
  description: 'The clocks of the unit when it saved the report. Part of the content, and signed with it.',
})
export class ClocksWhenSaved extends Clocks {
  @Optional()
  @IsInstant(
    'The latest time that a service had told the unit by then: the header date of an answer, or a recordedAt.',
  )
  readonly lastServerTime?: string;
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

  @Optional()
  @Nested(() => ClocksWhenSaved)
  readonly observed?: ClocksWhenSaved;

  @Optional()
  @Nested(() => ClocksWhenSent)
  readonly clock?: ClocksWhenSent;
}

@Closed({ description: 'The signature of the unit (docs/signed-reports.md).' })
export class UnitSignature {
  @IsString()
  @Matches(/^[A-Za-z0-9_-]{43}$/)
  @Describe('Thumbprint of the public key (RFC 7638).', 'Eokq3qPdPabfToGzEHIxbwYKdrSp-vpXDFRaw0mafB8')
  readonly kid!: string;

  @IsWord(REPORT_ALGORITHMS)
  @Describe('How it is signed.', 'Ed25519')
  readonly alg!: string;

  @IsString()
  @Matches(/^[A-Za-z0-9_-]{86}$/)
  @Describe('64 bytes in base64url without padding.')
  readonly value!: string;
}

@Closed({ description: 'What a personal member says that stands in the signed text as sha256: alone.' })
export class PersonDisclosed {
  @IsString()
  @Matches(/^(\/[A-Za-z0-9]{1,40}){1,5}$/)
  @Describe('JSON pointer to the member.', '/receivedBy')
  readonly pointer!: string;

  @IsString()
  @Matches(/^[A-Za-z0-9_-]{22}$/)
  @Describe('16 random bytes in base64url without padding.', 'w5ZbEzqUPyKx0bJrAxZ1Lw')
  readonly salt!: string;

  @IsText({ min: 1, max: 500 })
  @Describe('Whom it names. It is kept sealed.', 'Gul Khan')
  readonly value!: string;
}

/** No report names more persons. */
const MOST_DISCLOSED = 50;

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

  @Optional()
  @Nested(() => UnitSignature)
  readonly signature?: UnitSignature;

  @Optional()
  @List(Nested(() => PersonDisclosed), { max: MOST_DISCLOSED })
  @Describe('Of a signed report, the persons that it names.')
  readonly disclosures?: readonly PersonDisclosed[];
}
