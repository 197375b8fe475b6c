import { Describe, Nullable, Open } from '#kafila/platform';
import { IsBoolean, IsNumber } from 'class-validator';
import { AreAll, IsConvoyId, IsDay, IsHours, IsOneOf, IsPlain, IsSlug, IsVehicleId } from '../../members.js';

@Open({ name: 'TimeCostDistancePoint' })
export class PointAnswer {
  @IsOneOf(['departed', 'arrived', 'halted', 'resumed', 'paid'], 'What happened there.')
  readonly what!: 'departed' | 'arrived' | 'halted' | 'resumed' | 'paid';

  @Nullable()
  @IsSlug('Where. Null: on the road.')
  readonly place!: string | null;

  @IsBoolean()
  @Describe('It is a side of a border: what stands here is a crossing, not a stop.')
  readonly border!: boolean;

  @Nullable()
  @IsNumber()
  @Describe('Kilometres by road since the departure.')
  readonly km!: number | null;

  @Nullable()
  @IsHours('Hours since the departure.')
  readonly hours!: number | null;

  @Nullable()
  @IsNumber()
  @Describe('Paid by then, in US dollars, what was paid before the departure included.')
  readonly usd!: number | null;
}

@Open({ name: 'AmountWithoutRate' })
export class DatedAmountAnswer {
  @IsPlain('Decimal text, as on the papers.', '125000.00')
  readonly amount!: string;

  @IsPlain('ISO 4217.', 'AFN')
  readonly currency!: string;

  @IsDay('Where it was paid.')
  readonly day!: string;
}

@Open({ name: 'VehicleSeries' })
export class VehicleSeriesAnswer {
  @IsVehicleId('The vehicle.')
  readonly vehicleId!: string;

  @AreAll(() => PointAnswer, 'In the order of travel.')
  readonly points!: readonly PointAnswer[];

  @AreAll(() => DatedAmountAnswer, 'Amounts that the rate table has no rate for: they are in no point.')
  readonly leftOut!: readonly DatedAmountAnswer[];
}

@Open({ name: 'TimeCostDistance' })
export class TimeCostDistanceAnswer {
  @IsConvoyId('The convoy.')
  readonly convoyId!: string;

  @AreAll(() => VehicleSeriesAnswer, 'All that ever belonged to it, in the order of joining.')
  readonly vehicles!: readonly VehicleSeriesAnswer[];
}

export const TIME_COST_DISTANCE_EXAMPLE = {
  convoyId: 'nlc-2026-031',
  vehicles: [
    {
      vehicleId: 'PK-TLK914',
      points: [
        { what: 'departed', place: 'peshawar', border: false, km: 0, hours: 0, usd: 0 },
        { what: 'arrived', place: 'torkham-pk', border: true, km: 55, hours: 2, usd: 0 },
        { what: 'departed', place: 'torkham-pk', border: true, km: 55, hours: 32, usd: 117.5 },
        { what: 'arrived', place: 'torkham-af', border: true, km: 58, hours: 32.5, usd: 117.5 },
      ],
      leftOut: [{ amount: '500.00', currency: 'AFN', day: '2026-03-04' }],
    },
  ],
};
