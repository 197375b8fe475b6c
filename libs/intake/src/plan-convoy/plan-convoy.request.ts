import { type Static, Type } from '@sinclair/typebox';
import { VehicleToJoin } from '../add-vehicle/add-vehicle.request.js';
import { ConvoyId, decisionFields, Instant } from '../decisions/decision.request.js';

/** Body of POST /v1/convoys. */
export const PlanConvoyRequest = Type.Object(
  {
    convoyId: Type.Optional({
      ...ConvoyId,
      description: `${ConvoyId.description ?? ''} Default: a new UUID.`,
    }),
    corridorId: Type.Optional(
      Type.String({
        minLength: 1,
        maxLength: 64,
        description: 'A corridor of GET /v1/corridors; instead of route.',
        examples: ['khi-tas-torkham'],
      }),
    ),
    route: Type.Optional(
      Type.Array(Type.String({ minLength: 1, maxLength: 64 }), {
        maxItems: 200,
        description:
          'Slugs or UN/LOCODEs in the order of travel, both sides of each border named; instead of corridorId.',
        examples: [['peshawar', 'torkham-pk', 'torkham-af', 'jalalabad', 'kabul']],
      }),
    ),
    regime: Type.String({
      minLength: 1,
      maxLength: 80,
      description: 'Agreement it travels under.',
      examples: ['TIR'],
    }),
    plannedDeparture: Instant,
    plannedArrival: Type.Optional(Instant),
    returnOf: Type.Optional({ ...ConvoyId, description: 'The convoy whose return trip this is.' }),
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
      },
    ],
  },
);
export type PlanConvoyRequest = Static<typeof PlanConvoyRequest>;
