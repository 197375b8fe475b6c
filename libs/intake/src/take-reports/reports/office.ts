import { Closed, type MemberDecorator, Nested, Optional } from '#kafila/platform';
import { IsDay, IsIdentifier, IsLine } from '../../fields/fields.js';

@Closed({ description: 'Entry in the ledger of the office (SafeTIR, Annex 10).' })
export class OfficeLedgerEntry {
  @IsIdentifier('Number of the entry.', '2026/1187', 60)
  readonly number!: string;

  @Optional()
  @IsDay('Day of the entry.')
  readonly date?: string;
}

/** What every report about a carnet may say of the customs office. */
export class AtOffice {
  @Optional()
  @IsLine('Customs office as it stands in the carnet.', 'Torkham Customs', 120)
  readonly office?: string;

  @Optional()
  @Nested(() => OfficeLedgerEntry)
  readonly ledger?: OfficeLedgerEntry;
}

export function IsReasonOfOffice(): MemberDecorator {
  return IsLine('Why.', 'seals do not match the carnet', 500);
}
