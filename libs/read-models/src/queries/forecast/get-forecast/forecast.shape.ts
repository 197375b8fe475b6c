import { Type } from '@sinclair/typebox';
import { ConvoyId, Instant, list, oneOf, orNull, PositionText, Slug, VehicleId } from '../../shapes.js';

const ExpectedArrivalShape = Type.Object({
  place: Slug('Where.'),
  expectedAt: orNull(Instant('When, as likely sooner as later. Null: nothing tells.')),
  earliestAt: orNull(Instant('One in ten comes sooner.')),
  latestAt: orNull(Instant('Nine in ten come sooner.')),
  basis: orNull(
    oneOf(['statistics', 'corridor', 'plan'], 'What it rests on, the weakest part of it on the way there.'),
  ),
});

export const ForecastShape = Type.Object({
  convoyId: ConvoyId('The convoy.'),
  now: Instant('When the server looked.'),
  vehicles: list(
    Type.Object({
      vehicleId: VehicleId('The vehicle.'),
      destination: orNull(Slug('Where its trip ends.')),
      expectedArrivals: list(
        ExpectedArrivalShape,
        'Places that remain, in the order of travel; the last one is the destination. None where it has delivered, or was seen last at a place off the route.',
      ),
    }),
    'Those that belong to the convoy, in the order of joining; none once it is over.',
  ),
  usualAsOf: PositionText(
    'What is usual rests on everything recorded up to here. May differ from Kafila-Position by what came in while it was read.',
  ),
});

export const FORECAST_EXAMPLE = {
  convoyId: 'nlc-2026-031',
  now: '2026-03-05T21:00:00.000Z',
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
