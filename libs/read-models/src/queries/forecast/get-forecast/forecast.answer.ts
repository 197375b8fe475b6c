import { Nullable, Open } from '#kafila/platform';
import { AreAll, IsConvoyId, IsInstant, IsOneOf, IsPosition, IsSlug, IsVehicleId } from '../../members.js';

@Open({ name: 'ExpectedArrival' })
export class ExpectedArrivalAnswer {
  @IsSlug('Where.')
  readonly place!: string;

  @Nullable()
  @IsInstant('When, as likely sooner as later. Null: nothing tells.')
  readonly expectedAt!: string | null;

  @Nullable()
  @IsInstant('One in ten comes sooner.')
  readonly earliestAt!: string | null;

  @Nullable()
  @IsInstant('Nine in ten come sooner.')
  readonly latestAt!: string | null;

  @Nullable()
  @IsOneOf(['statistics', 'corridor', 'plan'], 'What it rests on, the weakest part of it on the way there.')
  readonly basis!: 'statistics' | 'corridor' | 'plan' | null;
}

@Open({ name: 'VehicleForecast' })
export class VehicleForecastAnswer {
  @IsVehicleId('The vehicle.')
  readonly vehicleId!: string;

  @Nullable()
  @IsSlug('Where its trip ends.')
  readonly destination!: string | null;

  @AreAll(
    () => ExpectedArrivalAnswer,
    'Places that remain, in the order of travel; the last one is the destination. None where it has delivered, or was seen last at a place off the route.',
  )
  readonly expectedArrivals!: readonly ExpectedArrivalAnswer[];
}

@Open({ name: 'Forecast' })
export class ForecastAnswer {
  @IsConvoyId('The convoy.')
  readonly convoyId!: string;

  @Nullable()
  @IsInstant(
    'When it was assessed: at its last change, or at most a minute or so ago. Null: not assessed yet.',
  )
  readonly assessedAt!: string | null;

  @Nullable()
  @AreAll(
    () => VehicleForecastAnswer,
    'Those that belong to the convoy, in the order of joining; none once it is over. Null: not assessed yet.',
  )
  readonly vehicles!: readonly VehicleForecastAnswer[] | null;

  @Nullable()
  @IsPosition('What is usual rests on everything recorded up to here. Null: not assessed yet.')
  readonly usualAsOf!: string | null;
}

export const FORECAST_EXAMPLE = {
  convoyId: 'nlc-2026-031',
  assessedAt: '2026-03-05T21:00:00.000Z',
  vehicles: [
    {
      vehicleId: 'PK-TLK914',
      destination: 'kabul',
      expectedArrivals: [
        {
          place: 'jalalabad',
          expectedAt: '2026-03-06T00:10:00.000Z',
          earliestAt: '2026-03-05T23:20:00.000Z',
          latestAt: '2026-03-06T02:00:00.000Z',
          basis: 'statistics',
        },
        {
          place: 'kabul',
          expectedAt: '2026-03-06T05:20:00.000Z',
          earliestAt: '2026-03-06T03:50:00.000Z',
          latestAt: '2026-03-06T08:30:00.000Z',
          basis: 'corridor',
        },
      ],
    },
  ],
  usualAsOf: '1042',
};
