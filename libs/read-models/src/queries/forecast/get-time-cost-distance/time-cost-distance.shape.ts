import { Type } from '@sinclair/typebox';
import { ConvoyId, Day, Hours, list, oneOf, orNull, Slug, VehicleId } from '../../shapes.js';

const PointShape = Type.Object({
  what: oneOf(['departed', 'arrived', 'halted', 'resumed', 'paid'], 'What happened there.'),
  place: orNull(Slug('Where. Null: on the road.')),
  border: Type.Boolean({
    description: 'It is a side of a border: what stands here is a crossing, not a stop.',
  }),
  km: orNull(Type.Number({ description: 'Kilometres by road since the departure.' })),
  hours: orNull(Hours('Hours since the departure.')),
  usd: orNull(
    Type.Number({ description: 'Paid by then, in US dollars, what was paid before the departure included.' }),
  ),
});

export const TimeCostDistanceShape = Type.Object({
  convoyId: ConvoyId('The convoy.'),
  vehicles: list(
    Type.Object({
      vehicleId: VehicleId('The vehicle.'),
      points: list(PointShape, 'In the order of travel.'),
      leftOut: list(
        Type.Object({
          amount: Type.String({ description: 'Decimal text, as on the papers.', examples: ['125000.00'] }),
          currency: Type.String({ description: 'ISO 4217.', examples: ['AFN'] }),
          day: Day('Where it was paid.'),
        }),
        'Amounts that the rate table has no rate for: they are in no point.',
      ),
    }),
    'All that ever belonged to it, in the order of joining.',
  ),
});

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
