import { Closed, Describe, List, type MemberDecorator, Nested, Optional } from '#kafila/platform';
import { applyDecorators } from '@nestjs/common';
import { IsNumber, Max, Min } from 'class-validator';
import { IsKnownVehicle, IsPlace } from '../../fields/fields.js';

@Closed({ description: 'WGS84, decimal degrees.' })
export class ReportedPosition {
  @IsNumber()
  @Min(-90)
  @Max(90)
  @Describe('Degrees north.', 34.1219)
  readonly lat!: number;

  @IsNumber()
  @Min(-180)
  @Max(180)
  @Describe('Degrees east.', 71.0936)
  readonly lon!: number;

  @Optional()
  @IsNumber()
  @Min(0)
  @Describe('Radius in metres.', 12)
  readonly accuracyM?: number;
}

function AreVehicles(): MemberDecorator {
  return applyDecorators(
    List(IsKnownVehicle(), { min: 1, max: 200 }),
    Describe('The vehicles it is about. Default: all that belonged to the convoy at that time.', [
      'PK-TLK914',
    ]),
  );
}

/** What every report about the road may say. */
export class Seen {
  @Optional()
  @AreVehicles()
  readonly vehicleIds?: readonly string[];

  @Optional()
  @IsPlace()
  readonly place?: string;

  @Optional()
  @Nested(() => ReportedPosition)
  readonly position?: ReportedPosition;
}

/** The same, about one vehicle or trailer. */
export class SeenOne {
  @List(IsKnownVehicle(), { min: 1, max: 1 })
  @Describe('The one vehicle, or trailer.', ['PK-TLK914'])
  readonly vehicleIds!: readonly string[];

  @Optional()
  @IsPlace()
  readonly place?: string;

  @Optional()
  @Nested(() => ReportedPosition)
  readonly position?: ReportedPosition;
}

/** The same, where the place is required. */
export class SeenAtPlace {
  @Optional()
  @AreVehicles()
  readonly vehicleIds?: readonly string[];

  @IsPlace()
  readonly place!: string;

  @Optional()
  @Nested(() => ReportedPosition)
  readonly position?: ReportedPosition;
}

/** The same, where the position is required. */
export class SeenAtPosition {
  @Optional()
  @AreVehicles()
  readonly vehicleIds?: readonly string[];

  @Optional()
  @IsPlace()
  readonly place?: string;

  @Nested(() => ReportedPosition)
  readonly position!: ReportedPosition;
}
