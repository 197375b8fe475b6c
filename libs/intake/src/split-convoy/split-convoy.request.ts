import { type Static, Type } from '@sinclair/typebox';
import { decisionFields } from '../fields/decision.request.js';
import { alongFields, Reason } from '../fields/way.request.js';
import { ConvoyId, described, Instant, PlaceReference, KnownVehicle } from '../fields/fields.js';

const Part = Type.Object(
  {
    convoyId: Type.Optional(
      described(ConvoyId, 'Id of the convoy that this part becomes. Default: made of the id of the whole.'),
    ),
    vehicleIds: Type.Array(KnownVehicle, {
      minItems: 1,
      maxItems: 200,
      description: 'The vehicles that go with it.',
      examples: [['PK-TLK915']],
    }),
    ...alongFields,
    plannedArrival: Type.Optional(
      described(Instant, 'When it is to be there: RFC 3339 with an offset from UTC.'),
    ),
  },
  { additionalProperties: false },
);

/** Body of POST /v1/convoys/:id/split. */
export const SplitConvoyRequest = Type.Object(
  {
    parts: Type.Array(Part, {
      maxItems: 50,
      description:
        'Each becomes a convoy of its own. Vehicles that are named in no part stay; where none stays, this convoy ends.',
    }),
    reason: Type.Optional(described(Reason, 'Why they part.')),
    place: Type.Optional(described(PlaceReference, 'Where they part: slug or UN/LOCODE.')),
    ...decisionFields,
  },
  {
    additionalProperties: false,
    examples: [
      {
        parts: [
          {
            convoyId: 'nlc-2026-031-dushanbe',
            vehicleIds: ['PK-TLK915'],
            route: ['pul-e-khumri', 'kunduz', 'sherkhan-bandar', 'nizhny-panj', 'bokhtar', 'dushanbe'],
          },
        ],
        reason: 'two destinations',
        place: 'pul-e-khumri',
        occurredAt: '2026-03-05T14:00:00+04:30',
      },
    ],
  },
);
export type SplitConvoyRequest = Static<typeof SplitConvoyRequest>;
