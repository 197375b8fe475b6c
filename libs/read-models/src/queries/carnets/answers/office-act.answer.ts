import { Describe, Nullable, Open, Optional } from '#kafila/platform';
import { IsBoolean } from 'class-validator';
import {
  Is,
  IsCount,
  IsDay,
  IsEvidence,
  IsInstant,
  IsList,
  IsPlain,
  IsSeals,
  IsSlug,
  Money,
} from '../../members.js';

@Open()
export class LedgerEntry {
  @IsPlain('Number of the entry.')
  readonly number!: string;

  @Optional()
  @IsDay('Of which day.')
  readonly date?: string;
}

/** What customs did with a carnet at one of its offices. */
export class OfficeAct {
  @IsInstant('When.')
  readonly at!: string;

  @Nullable()
  @IsSlug('Where the office is.')
  readonly place!: string | null;

  @Nullable()
  @IsPlain('Name or number of the office as it stands in the carnet.')
  readonly office!: string | null;

  @Nullable()
  @Is(() => LedgerEntry, 'Entry in the ledger of the office.')
  readonly ledger!: LedgerEntry | null;

  @IsEvidence()
  readonly evidence!: readonly string[];
}

@Open({ inheritedFirst: true })
export class CarnetAcceptance extends OfficeAct {
  @Nullable()
  @IsSeals('The seals that were stated.')
  readonly seals!: readonly string[] | null;

  @Nullable()
  @Is(() => Money, 'Value of the goods on the manifest.')
  readonly declaredValue!: Money | null;

  @Nullable()
  @IsCount('Page of the carnet.')
  readonly voucherPage!: number | null;

  @Nullable()
  @IsBoolean()
  @Describe('Endorsed for heavy or bulky goods (art. 29, 32).')
  readonly heavyOrBulky!: boolean | null;

  @Nullable()
  @IsList(IsPlain('A mark.'), 'Identifying marks of heavy or bulky goods.')
  readonly marks!: readonly string[] | null;
}

@Open({ inheritedFirst: true })
export class RefusedStart extends OfficeAct {
  @IsPlain('Why.')
  readonly reason!: string;
}

@Open({ inheritedFirst: true })
export class TransportSuspended extends OfficeAct {
  @Nullable()
  @IsPlain('Why.')
  readonly reason!: string | null;
}

@Open({ inheritedFirst: true })
export class TransportResumed extends OfficeAct {
  @Nullable()
  @IsBoolean()
  @Describe('Whether the seals were whole.')
  readonly sealsIntact!: boolean | null;
}

@Open()
export class Suspension {
  @Nullable()
  @Is(() => TransportSuspended, 'Null: not reported.')
  readonly suspended!: TransportSuspended | null;

  @Nullable()
  @Is(() => TransportResumed, 'Null: not reported.')
  readonly resumed!: TransportResumed | null;
}
