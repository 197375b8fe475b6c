import { Describe, Open, Optional } from '#kafila/platform';
import { IsNumber } from 'class-validator';
import { Is, IsCount, IsCountry, IsDay, IsOneOf, IsPlain, Money } from '../../members.js';

@Open()
export class Goods {
  @Optional()
  @IsPlain('Harmonised System, 6 to 12 digits.')
  readonly hsCode?: string;

  @IsPlain('What the goods are.')
  readonly description!: string;

  @Optional()
  @IsCount('Number of packages.')
  readonly packages?: number;

  @Optional()
  @IsNumber()
  @Describe('Kilograms, gross.')
  readonly grossKg?: number;

  @Optional()
  @Is(() => Money, 'Value on the invoice.')
  readonly value?: Money;
}

@Open()
export class VehicleApproval {
  @IsPlain('Number of the certificate.')
  readonly number!: string;

  @IsCountry('Who approved it.')
  readonly issuedBy!: string;

  @IsDay('When; it is good for two years.')
  readonly approvedOn!: string;
}

@Open()
export class Permit {
  @IsPlain('Of which kind.')
  readonly type!: string;

  @IsCountry('Who issued it, and where it is valid.')
  readonly issuedBy!: string;

  @IsPlain('Its number.')
  readonly number!: string;

  @IsDay('First day.')
  readonly validFrom!: string;

  @IsDay('Last day.')
  readonly validTo!: string;

  @Optional()
  @IsOneOf(['single', 'return', 'multiple'], 'How often.')
  readonly journeys?: 'single' | 'return' | 'multiple';
}
