import { Nullable, Open, Optional } from '#kafila/platform';
import {
  AreAll,
  Is,
  IsCountry,
  IsEvidence,
  IsInstant,
  IsPlain,
  IsSeals,
  IsSlug,
  IsVehicleId,
} from '../../members.js';
import { VehicleApproval } from './load.answer.js';
import { EarlierSteps, LEFT_OUT } from './earlier.answer.js';
import { SealHistoryStep } from './incident.answer.js';

/** A trailer that a vehicle draws. */
@Open()
export class DrawnTrailer {
  @IsVehicleId('Id of the trailer; reports name it as they name a vehicle.')
  readonly trailerId!: string;

  @IsPlain('Registration plate that it bears now.', 'TLR-118')
  readonly plate!: string;

  @IsCountry('Where it is registered.')
  readonly country!: string;

  @Nullable()
  @IsPlain('Container number.', 'CSQU3054383')
  readonly container!: string | null;

  @Optional()
  @Is(() => VehicleApproval, 'Its certificate of approval (TIR art. 12); absent where the desk named none.')
  readonly approval?: VehicleApproval;

  @IsSeals('The seals that are on it now.')
  readonly seals!: readonly string[];

  @AreAll(() => SealHistoryStep, 'In the order of time.')
  readonly sealHistory!: readonly SealHistoryStep[];

  @Optional()
  @Is(() => EarlierSteps, LEFT_OUT)
  readonly earlier?: EarlierSteps;
}

/** A further id of a vehicle. */
@Open()
export class OtherName {
  @IsVehicleId('Country and plate, as ids are made of them.')
  readonly vehicleId!: string;

  @IsInstant('Since when it has gone by it.')
  readonly since!: string;
}

/** A plate that a vehicle had before it took another. */
@Open()
export class FormerPlate {
  @IsPlain('Registration plate.', 'TLK-914')
  readonly plate!: string;

  @IsCountry('Where it was registered.')
  readonly country!: string;

  @IsInstant('When it took the next one.')
  readonly until!: string;

  @Nullable()
  @IsSlug('Where.')
  readonly place!: string | null;

  @Nullable()
  @IsPlain('Why.')
  readonly reason!: string | null;

  @IsEvidence()
  readonly evidence!: readonly string[];
}
