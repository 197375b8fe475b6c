import { Closed, Describe, Optional } from '#kafila/platform';
import { IsInt, IsNumber, IsString, Matches, Min } from 'class-validator';
import { IsLine } from './fields.js';
import { type Amount, IsAmount } from './money.request.js';

/** One line of a goods manifest. */
@Closed()
export class GoodsLine {
  @Optional()
  @IsString()
  @Matches(/^[0-9]{6,12}$/u)
  @Describe('Harmonised System, 6 to 12 digits.', '620342')
  readonly hsCode?: string;

  @IsLine('What the goods are.', 'cotton trousers', 500)
  readonly description!: string;

  @Optional()
  @IsInt()
  @Min(0)
  @Describe('Number of packages.', 840)
  readonly packages?: number;

  @Optional()
  @IsNumber()
  @Min(0)
  @Describe('Kilograms, gross.', 18500)
  readonly grossKg?: number;

  @Optional()
  @IsAmount('Value on the invoice.')
  readonly value?: Amount;
}
