import { NOTIFIED, type Notified } from '#kafila/domain';
import { Describe, Nullable, Open } from '#kafila/platform';
import { IsBoolean } from 'class-validator';
import { AreAll, Is, IsCountry, IsDay, IsInstant, IsList, IsOneOf, IsPlain, Money } from '../../members.js';
import { OfficeAct } from './office-act.answer.js';

/** What customs of a country did, far from the road. */
@Open({ inheritedFirst: true })
export class ActOfCustoms extends OfficeAct {
  @IsCountry('Whose customs.')
  readonly country!: string;

  @IsDay('The calendar day there.')
  readonly day!: string;
}

@Open({ inheritedFirst: true })
export class NonDischarge extends ActOfCustoms {
  @IsList(IsOneOf(NOTIFIED, 'One of them.'), 'Whom they notified.')
  readonly notified!: readonly Notified[];

  @Nullable()
  @IsBoolean()
  @Describe('The certificate of termination was falsified.')
  readonly falsified!: boolean | null;

  @Nullable()
  @IsDay('The last day on which they could notify the association (art. 11).')
  readonly notifyBy!: string | null;

  @Nullable()
  @IsDay('From when on they may claim; null where they notified the holder alone.')
  readonly claimFrom!: string | null;

  @Nullable()
  @IsDay('Until when they may claim.')
  readonly claimUntil!: string | null;
}

@Open({ inheritedFirst: true })
export class ClaimPayment extends ActOfCustoms {
  @Is(() => Money, 'How much.')
  readonly amount!: Money;

  @Nullable()
  @IsPlain('Reference of the claim.')
  readonly reference!: string | null;
}

@Open({ inheritedFirst: true })
export class PaymentClaim extends ClaimPayment {
  @IsDay('Until when the association has to pay.')
  readonly payBy!: string;

  @Nullable()
  @IsInstant('When it was paid in full.')
  readonly paidAt!: string | null;

  @Nullable()
  @IsInstant('When customs withdrew it.')
  readonly withdrawnAt!: string | null;
}

@Open({ inheritedFirst: true })
export class ClaimWithdrawal extends ActOfCustoms {
  @Nullable()
  @IsPlain('Reference of the claim.')
  readonly reference!: string | null;

  @Nullable()
  @IsPlain('Why.')
  readonly reason!: string | null;
}

@Open({ inheritedFirst: true })
export class Exclusion extends ActOfCustoms {
  @Nullable()
  @IsPlain('Why.')
  readonly reason!: string | null;

  @Nullable()
  @IsDay('Its last day; null where none was set.')
  readonly until!: string | null;

  @Nullable()
  @IsInstant('When the holder was admitted again.')
  readonly liftedAt!: string | null;
}

@Open()
export class Liability {
  @AreAll(() => NonDischarge, 'That operations were not discharged (art. 11).')
  readonly nonDischarges!: readonly NonDischarge[];

  @AreAll(() => PaymentClaim, 'What customs claim of their guaranteeing association.')
  readonly paymentClaims!: readonly PaymentClaim[];

  @AreAll(() => ClaimPayment, 'What the association has paid.')
  readonly claimPayments!: readonly ClaimPayment[];

  @AreAll(() => ClaimWithdrawal, 'Claims that customs took back.')
  readonly claimWithdrawals!: readonly ClaimWithdrawal[];

  @AreAll(() => Exclusion, 'Countries whose customs exclude the holder (art. 38).')
  readonly exclusions!: readonly Exclusion[];

  @AreAll(() => ActOfCustoms, 'That they admit the holder again.')
  readonly readmissions!: readonly ActOfCustoms[];
}
