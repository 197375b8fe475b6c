import { type Static, Type } from '@sinclair/typebox';
import { decisionFields } from '../fields/decision.request.js';
import { VehicleToJoin } from '../fields/vehicle.request.js';
import { alongFields, LegRegimes, Regime } from '../fields/way.request.js';
import { ConvoyId, described, Instant } from '../fields/fields.js';

/** Body of POST /v1/convoys. */
export const PlanConvoyRequest = Type.Object(
  {
    convoyId: Type.Optional(described(ConvoyId, `${ConvoyId.description ?? ''} Default: a new UUID.`)),
    ...alongFields,
    regime: Regime,
    legRegimes: Type.Optional(LegRegimes),
    plannedDeparture: described(Instant, 'When it is to set out: RFC 3339 with an offset from UTC.'),
    plannedArrival: Type.Optional(
      described(Instant, 'When it is to be there: RFC 3339 with an offset from UTC.'),
    ),
    returnOf: Type.Optional(
      described(ConvoyId, 'The convoy whose return trip this is: with cargo and carnets of its own.'),
    ),
    vehicles: Type.Optional(
      Type.Array(VehicleToJoin, {
        maxItems: 200,
        description: 'Vehicles that join at once: all of them or none.',
      }),
    ),
    ...decisionFields,
  },
  {
    additionalProperties: false,
    examples: [
      {
        convoyId: 'nlc-2026-031',
        corridorId: 'khi-tas-torkham',
        regime: 'TIR',
        plannedDeparture: '2026-03-01T06:00:00+05:00',
        plannedArrival: '2026-03-09T18:00:00+05:00',
        vehicles: [
          {
            plate: 'TLK-914',
            country: 'PK',
            container: 'CSQU3054383',
            carnetNumber: 'XC12345678',
            destination: 'tashkent',
          },
          { plate: 'TLK-915', country: 'PK', destination: 'tashkent' },
        ],
        occurredAt: '2026-02-19T09:00:00+05:00',
      },
    ],
  },
);
export type PlanConvoyRequest = Static<typeof PlanConvoyRequest>;
