import { Describe, List, Nested, Open } from '#kafila/platform';
import { IsInt, IsString } from 'class-validator';
import { IsHash } from '../proof.answers.js';

/** The most bindings that are answered. */
export const MOST = 100;

@Open({ name: 'Binding', description: 'What rows were made of what log.' })
export class BindingAnswer {
  @IsString()
  @Describe('Name of the projection.', 'trips')
  readonly projection!: string;

  @IsInt()
  @Describe('Raised whenever the same events would give other rows.')
  readonly version!: number;

  @IsString()
  @Describe('Every event up to here is in the rows. Decimal.')
  readonly position!: string;

  @IsString()
  @Describe('Sum over all rows: 128 bits, hexadecimal.')
  readonly rowsDigest!: string;

  @IsInt()
  @Describe('How many leaves of the log are events up to the position.')
  readonly size!: number;

  @IsHash()
  readonly root!: string;

  @IsString()
  @Describe('All of this as a text that the keys of the log signed.')
  readonly note!: string;
}

@Open({ name: 'Bindings' })
export class BindingsAnswer {
  @IsString()
  @Describe('The log.')
  readonly origin!: string;

  @List(Nested(() => BindingAnswer))
  @Describe(`The last ${MOST}, the newest first.`)
  readonly items!: readonly BindingAnswer[];
}
