import { AMOUNT_FOR, type AmountFor } from '#kafila/domain';
import { Closed, Describe, IsText, type MemberDecorator, Nested, Optional } from '#kafila/platform';
import { applyDecorators } from '@nestjs/common';
import { IsBoolean, IsString, Matches } from 'class-validator';
import { IsLine, IsOneOf } from './fields.js';

/** An amount of money with its currency. */
@Closed()
export class Amount {
  @IsString()
  @Matches(/^[0-9]{1,15}(\.[0-9]{1,6})?$/u)
  @Describe('Decimal text, so that nothing is lost.', '125000.00')
  readonly amount!: string;

  @IsText({ min: 3, max: 20 })
  @Describe('ISO 4217.', 'USD')
  readonly currency!: string;
}

@Closed({ inheritedFirst: true, description: 'What was paid.' })
export class PaymentMade extends Amount {
  @IsBoolean()
  @Describe('Against a receipt; false: "tea money", which CPMM counts too.', true)
  readonly official!: boolean;

  @Optional()
  @IsLine('Who took it. It is kept sealed.', 'Torkham terminal')
  readonly paidTo?: string;

  @Optional()
  @IsOneOf(
    AMOUNT_FOR,
    'Paid for each vehicle that the report is about, or once for all of them. Default: `each`.',
  )
  readonly amountFor?: AmountFor;
}

export function IsAmount(description: string): MemberDecorator {
  return applyDecorators(
    Nested(() => Amount),
    Describe(description),
  );
}
