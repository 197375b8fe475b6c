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
import { IsInt, IsString, Matches, Max, Min } from 'class-validator';
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
