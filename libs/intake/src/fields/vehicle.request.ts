import { AllOf, Closed, Describe, List, Nested, Optional } from '#kafila/platform';
import { Remarks } from './decision.request.js';
import { IsDriver, type NamedDriver } from './driver.request.js';
import {
  IsCarnetNumber,
  IsCountry,
  IsDay,
  IsIdentifier,
  IsLine,
  IsOneOf,
  IsPlace,
  IsPlate,
  IsSealNumbers,
  IsVehicleId,
} from './fields.js';
import { GoodsLine } from './goods.request.js';

/** Leave to drive in another country. */
@Closed()
export class DrivingPermit {
  @IsLine('Under which agreement.', 'QTTA', 60)
  readonly type!: string;

  @IsCountry('Country that issued it and where it is valid, ISO 3166-1 alpha-2.')
  readonly issuedBy!: string;

  @IsIdentifier('Its number.', 'KZ-2026-0117', 60)
  readonly number!: string;

  @IsDay('First day, in the country that issued it.')
  readonly validFrom!: string;

  @IsDay('Last day, in the country that issued it.')
  readonly validTo!: string;

  @Optional()
  @IsOneOf(['single', 'return', 'multiple'], 'How many journeys it covers.')
  readonly journeys?: 'single' | 'return' | 'multiple';
}

/** That a vehicle is built so that customs can seal it. */
@Closed()
export class CertificateOfApproval {
  @IsIdentifier('Number of the certificate.', 'PK-TIR-2025-0417', 60)
  readonly number!: string;

  @IsCountry('Country that approved it, ISO 3166-1 alpha-2.')
  readonly issuedBy!: string;

  @IsDay('Day of the approval, which is good for two years.')
  readonly approvedOn!: string;
}

/** A trailer with a plate of its own, and seals of its own, under the carnet of the vehicle that draws it (TIR art. 17.1). */
@Closed()
export class JoiningTrailer {
  @IsPlate()
  readonly plate!: string;

  @IsCountry('Country of registration, ISO 3166-1 alpha-2.')
  readonly country!: string;

  @Optional()
  @IsLine('What it is.', 'semi-trailer, curtain sides', 60)
  readonly kind?: string;

  @Optional()
  @IsIdentifier('Container number with its check digit (ISO 6346).', 'CSQU3054383', 40)
  readonly container?: string;

  @Optional()
  @IsSealNumbers()
  readonly seals?: readonly string[];

  @Optional()
  @Nested(() => CertificateOfApproval)
  @Describe(
    'Certificate of approval of the trailer (TIR art. 12); not needed where its load is in a container.',
  )
  readonly approval?: CertificateOfApproval;
}

/** What the desk may say of a vehicle that joins. */
export class JoiningVehicle {
  @Optional()
  @IsVehicleId()
  readonly vehicleId?: string;

  @IsPlate()
  readonly plate!: string;

  @IsCountry('Country of registration, ISO 3166-1 alpha-2.')
  readonly country!: string;

  @Optional()
  @IsLine('What it is.', 'articulated, 40 ft', 60)
  readonly kind?: string;

  @Optional()
  @IsDriver()
  readonly driver?: string | NamedDriver;

  @Optional()
  @IsIdentifier('Container number with its check digit (ISO 6346).', 'CSQU3054383', 40)
  readonly container?: string;

  @Optional()
  @IsSealNumbers()
  readonly seals?: readonly string[];

  @Optional()
  @IsCarnetNumber()
  readonly carnetNumber?: string;

  @Optional()
  @IsPlace('Where its load goes: slug or UN/LOCODE.')
  readonly destination?: string;

  @Optional()
  @List(Nested(() => GoodsLine), { max: 500 })
  @Describe('The goods manifest.')
  readonly goods?: readonly GoodsLine[];

  @Optional()
  @List(Nested(() => DrivingPermit), { max: 40 })
  @Describe('Leave to drive in other countries.')
  readonly permits?: readonly DrivingPermit[];

  @Optional()
  @Nested(() => CertificateOfApproval)
  @Describe('Certificate of approval (TIR art. 12); not needed where the load is in a container.')
  readonly approval?: CertificateOfApproval;

  @Optional()
  @List(Nested(() => JoiningTrailer), { min: 1, max: 5 })
  @Describe(
    'Trailers that it draws under the same carnet; a report names one by country and plate, as a vehicle.',
  )
  readonly trailers?: readonly JoiningTrailer[];
}

/** A vehicle inside another body. */
@Closed()
export class VehicleToJoin extends AllOf(JoiningVehicle, Remarks) {}
