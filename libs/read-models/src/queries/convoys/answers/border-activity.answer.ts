import { BORDER_ACTIVITIES, EXPENSE_CATEGORIES } from '#kafila/domain';
import { Describe, type MemberDecorator, Nullable, Open, Optional } from '#kafila/platform';
import { applyDecorators } from '@nestjs/common';
import { IsBoolean } from 'class-validator';
import {
  AreAll,
  IsCount,
  Is,
  IsDirection,
  IsEvidence,
  IsHours,
  IsInstant,
  IsOneOf,
  IsPlain,
  IsSlug,
  Money,
} from '../../members.js';
import { IsShownPerson, type ShownPerson } from '../../person.answer.js';

const IsSharedBy = (): MemberDecorator =>
  applyDecorators(
    Optional(),
    IsCount(
      'The sum was paid once for so many vehicles, this one among them; statistics count a share. Absent: for each the whole sum.',
      3,
    ),
  );

@Open()
export class Payment {
  @IsPlain('Decimal text.', '20.00')
  readonly amount!: string;

  @IsPlain('ISO 4217.', 'USD')
  readonly currency!: string;

  @IsBoolean()
  @Describe('Against a receipt.')
  readonly official!: boolean;

  @Optional()
  @IsShownPerson('To whom.')
  readonly paidTo?: ShownPerson;

  @IsSharedBy()
  readonly sharedBy?: number;
}

@Open()
export class BorderActivity {
  @IsOneOf(BORDER_ACTIVITIES, 'One of the sixteen activities of CPMM.')
  readonly activity!: (typeof BORDER_ACTIVITIES)[number];

  @IsSlug('Where.')
  readonly place!: string;

  @Nullable()
  @IsDirection()
  readonly direction!: 'outbound' | 'inbound' | null;

  @IsInstant('When it began.')
  readonly startedAt!: string;

  @Nullable()
  @IsInstant('When it ended; null where nobody noted it.')
  readonly endedAt!: string | null;

  @Nullable()
  @IsHours('How long.')
  readonly hours!: number | null;

  @AreAll(() => Payment, 'What was paid for it.')
  readonly payments!: readonly Payment[];

  @Optional()
  @AreAll(() => Payment, 'What other units tell instead, where they do: counted nowhere.')
  readonly otherPayments?: readonly Payment[];

  @Nullable()
  @IsOneOf(['passed', 'failed'], 'What came of it.')
  readonly result!: 'passed' | 'failed' | null;

  @IsEvidence()
  readonly evidence!: readonly string[];
}

@Open()
export class Expense {
  @IsOneOf(EXPENSE_CATEGORIES, 'What for.')
  readonly category!: (typeof EXPENSE_CATEGORIES)[number];

  @Is(() => Money, 'How much.')
  readonly amount!: Money;

  @IsBoolean()
  @Describe('Against a receipt.')
  readonly official!: boolean;

  @Nullable()
  @IsShownPerson('To whom.')
  readonly paidTo!: ShownPerson | null;

  @IsInstant('When.')
  readonly paidAt!: string;

  @Nullable()
  @IsSlug('Where.')
  readonly place!: string | null;

  @IsSharedBy()
  readonly sharedBy?: number;

  @IsEvidence()
  readonly evidence!: readonly string[];
}
