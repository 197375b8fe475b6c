import { AGENCIES, DECLARATION_FACT_TYPES, type DeclarationFact, EXAMINATION_KINDS } from '#kafila/domain';
import { Nullable, Open } from '#kafila/platform';
import {
  AreAll,
  Is,
  IsEvidence,
  IsHours,
  IsInstant,
  IsOneOf,
  IsPlain,
  IsSlug,
  Money,
} from '../../members.js';

@Open()
export class Contradiction {
  @IsPlain('Id of the report.')
  readonly reportId!: string;

  @IsInstant('When it says that it was.')
  readonly at!: string;
}

@Open()
export class DeclarationStep {
  @IsOneOf([...DECLARATION_FACT_TYPES], 'What was done.')
  readonly type!: DeclarationFact['type'];

  @IsInstant('When.')
  readonly at!: string;

  @Nullable()
  @IsSlug('Where.')
  readonly place!: string | null;

  @Nullable()
  @IsPlain('Name or number of the office.')
  readonly office!: string | null;

  @IsEvidence()
  readonly evidence!: readonly string[];

  @AreAll(() => Contradiction, 'Reports of other units that tell it with another result, within an hour.')
  readonly contradictedBy!: readonly Contradiction[];
}

@Open()
export class Examination {
  @IsOneOf(EXAMINATION_KINDS, 'What was looked at.')
  readonly kind!: (typeof EXAMINATION_KINDS)[number];

  @Nullable()
  @IsOneOf(AGENCIES, 'Customs, or the agency beside it.')
  readonly agency!: (typeof AGENCIES)[number] | null;

  @Nullable()
  @IsInstant('When it was ordered.')
  readonly orderedAt!: string | null;

  @Nullable()
  @IsInstant('When it was done.')
  readonly doneAt!: string | null;

  @Nullable()
  @IsOneOf(['conformant', 'non-conformant'], 'What was found.')
  readonly result!: 'conformant' | 'non-conformant' | null;

  @Nullable()
  @IsHours('From the order to the end.')
  readonly hours!: number | null;

  @IsEvidence()
  readonly evidence!: readonly string[];
}

@Open()
export class ClearanceHold {
  @IsOneOf(AGENCIES, 'Customs, or the agency beside it.')
  readonly agency!: (typeof AGENCIES)[number];

  @IsPlain('Why.')
  readonly reason!: string;

  @Nullable()
  @IsSlug('Where.')
  readonly place!: string | null;

  @IsInstant('When it was held.')
  readonly heldAt!: string;

  @Nullable()
  @IsInstant('When that ended; null while it lasts, and where nobody reported it.')
  readonly endedAt!: string | null;

  @Nullable()
  @IsHours('How long.')
  readonly hours!: number | null;

  @IsEvidence()
  readonly evidence!: readonly string[];
}

@Open()
export class DutiesPaid {
  @Is(() => Money, 'What was paid.')
  readonly amount!: Money;

  @Nullable()
  @IsPlain('Number of the receipt.')
  readonly receipt!: string | null;

  @IsInstant('When.')
  readonly paidAt!: string;

  @IsEvidence()
  readonly evidence!: readonly string[];
}

@Open()
export class ReleaseHours {
  @Nullable()
  @IsHours('From lodgement to the first risk channel.')
  readonly lodgementToChannel!: number | null;

  @Nullable()
  @IsHours('From the risk channel to the first order of an examination.')
  readonly channelToExamination!: number | null;

  @Nullable()
  @IsHours('From the first order to the last end; null while one is open.')
  readonly examination!: number | null;

  @Nullable()
  @IsHours('How long agencies held the goods, overlaps counted once.')
  readonly held!: number | null;

  @Nullable()
  @IsHours('From lodgement to the last payment.')
  readonly lodgementToDutiesPaid!: number | null;

  @Nullable()
  @IsHours('From the last payment to the grant.')
  readonly dutiesPaidToRelease!: number | null;

  @Nullable()
  @IsHours('From lodgement to the grant.')
  readonly lodgementToRelease!: number | null;

  @Nullable()
  @IsHours('From the grant until the last goods had left.')
  readonly releaseToGateOut!: number | null;

  @Nullable()
  @IsHours('From lodgement until the last goods had left.')
  readonly lodgementToGateOut!: number | null;
}
