import { Closed, Describe, List, type MemberDecorator, Optional } from '#kafila/platform';
import { applyDecorators } from '@nestjs/common';
import { IsInt, Max, Min } from 'class-validator';
import { DecisionRequest } from '../fields/decision.request.js';
import { IsCarnetNumber, IsDay, IsIdentifier, IsLine, IsPlace } from '../fields/fields.js';

function IsOffices(description: string, example: readonly string[]): MemberDecorator {
  return applyDecorators(List(IsPlace(), { min: 1, max: 20 }), Describe(description, example));
}

/** Body of POST /v1/carnets. */
@Closed({
  examples: [
    {
      carnetNumber: 'XC12345678',
      holder: 'National Logistics Cell',
      holderId: 'PAK/062/1234',
      issuedBy: 'PNC-ICC',
      issuedOn: '2026-02-20',
      lastValidDate: '2026-04-20',
      vouchers: 6,
      departureOffices: ['karachi-port'],
      destinationOffices: ['tashkent'],
      occurredAt: '2026-02-20T10:00:00+05:00',
    },
  ],
})
export class IssueCarnetRequest extends DecisionRequest {
  @IsCarnetNumber()
  readonly carnetNumber!: string;

  @IsLine('The transport company that answers for it.', 'National Logistics Cell', 200)
  readonly holder!: string;

  @Optional()
  @IsIdentifier(
    'ID number of the holder, as his association gave it (TIR Convention, Annex 9). By it carnets of one holder are known, else by his name.',
    'PAK/062/1234',
    35,
  )
  readonly holderId?: string;

  @IsLine('The association that gave it out.', 'PNC-ICC', 120)
  readonly issuedBy!: string;

  @IsDay('Day of issue, at the association.')
  readonly issuedOn!: string;

  @IsDay('Last day on which an office of departure may accept it, at most 60 days after issue.')
  readonly lastValidDate!: string;

  @IsInt()
  @Min(1)
  @Max(100)
  @Describe('Vouchers (volets): 4, 6, 14 or 20; two for each TIR operation.', 6)
  readonly vouchers!: number;

  @IsOffices('Where the load is taken up: slugs or UN/LOCODEs.', ['karachi-port'])
  readonly departureOffices!: readonly string[];

  @IsOffices('Where the load goes: slugs or UN/LOCODEs.', ['tashkent'])
  readonly destinationOffices!: readonly string[];
}
