import { Nullable, Open, Optional } from '#kafila/platform';
import {
  Is,
  IsCarnetNumber,
  IsConvoyId,
  IsCount,
  IsCountry,
  IsDay,
  IsInstant,
  IsList,
  IsPlain,
  IsSlug,
  IsVehicleId,
  Money,
} from '../../members.js';

@Open()
export class CarnetIssue {
  @IsCarnetNumber('Its own.')
  readonly carnetNumber!: string;

  @IsPlain('The transport company that answers for it.')
  readonly holder!: string;

  @Optional()
  @IsPlain('His ID number (TIR Convention, Annex 9); absent where the desk named none.', 'PAK/062/1234')
  readonly holderId?: string;

  @IsPlain('The issuing association.')
  readonly issuedBy!: string;

  @IsDay('When it was issued.')
  readonly issuedOn!: string;

  @IsDay('The last day on which an office of departure may accept it.')
  readonly lastValidDate!: string;

  @IsCount('Volets: two for each TIR operation.', 6)
  readonly vouchers!: number;

  @IsList(IsSlug('An office.'), 'Declared offices of departure.')
  readonly departureOffices!: readonly string[];

  @IsList(IsSlug('An office.'), 'Declared offices of destination.')
  readonly destinationOffices!: readonly string[];

  @IsInstant('When the desk recorded it.')
  readonly recordedByDeskAt!: string;
}

@Open()
export class CarnetCapacity {
  @Nullable()
  @IsCount('Volets.')
  readonly vouchers!: number | null;

  @Nullable()
  @IsCount('TIR operations it is good for.')
  readonly operations!: number | null;

  @IsCount('TIR operations it was used for, as far as it is known.')
  readonly used!: number;
}

@Open()
export class CarnetAssignment {
  @IsConvoyId('Its convoy.')
  readonly convoyId!: string;

  @IsVehicleId('Its vehicle.')
  readonly vehicleId!: string;

  @IsInstant('When the desk assigned it.')
  readonly assignedAt!: string;

  @Nullable()
  @IsPlain('Why another vehicle has it now.')
  readonly reason!: string | null;
}

@Open()
export class StandingBetween {
  @Nullable()
  @IsSlug('Where the operation before was terminated.')
  readonly terminationOffice!: string | null;

  @IsSlug('The office that refused.')
  readonly refusedBy!: string;

  @IsInstant('Since when.')
  readonly since!: string;
}

@Open()
export class Guarantee {
  @IsCountry('Whose customs can claim.')
  readonly country!: string;

  @IsDay('From when on.')
  readonly since!: string;

  @Is(() => Money, 'The most that they can claim.')
  readonly limit!: Money;
}

@Open()
export class CarnetHolder {
  @IsConvoyId('A convoy.')
  readonly convoyId!: string;

  @IsVehicleId('The vehicle that carries or carried it.')
  readonly vehicleId!: string;

  @IsInstant('From when on.')
  readonly from!: string;

  @Nullable()
  @IsInstant('Until when; null while it lasts.')
  readonly until!: string | null;
}
