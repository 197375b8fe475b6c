import { Type } from '@sinclair/typebox';
import { described, PlaceReference, text } from './fields.js';

/** A corridor of the data or a route of the desk's own. */
export const alongFields = {
  corridorId: Type.Optional(
    text('A corridor of GET /v1/corridors; instead of route.', 'khi-tas-torkham', 64),
  ),
  route: Type.Optional(
    Type.Array(PlaceReference, {
      maxItems: 200,
      description:
        'Slugs or UN/LOCODEs in the order of travel, both sides of each border named; instead of corridorId.',
      examples: [['peshawar', 'torkham-pk', 'torkham-af', 'jalalabad', 'kabul']],
    }),
  ),
};

export const Regime = text(
  'Agreement it travels under: TIR, APTTA, AUPTT, QTTA, ECO TTFA or a bilateral one.',
  'TIR',
  80,
);

export const LegRegimes = Type.Array(
  Type.Object(
    {
      from: described(PlaceReference, 'Place of the route where the stretch begins.'),
      to: described(PlaceReference, 'Place of the route where it ends.'),
      regime: Regime,
    },
    { additionalProperties: false },
  ),
  {
    maxItems: 60,
    description: 'Stretches that run under another agreement than the rest of the route.',
    examples: [[{ from: 'karachi-port', to: 'torkham-pk', regime: 'APTTA' }]],
  },
);

/** Why the desk decided so. */
export const Reason = text('Why.', 'Torkham is shut', 2000);
