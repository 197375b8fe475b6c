import { type Static, Type } from '@sinclair/typebox';
import { decisionFields } from '../fields/decision.request.js';
import { Reason } from '../fields/way.request.js';
import { ConvoyId, described, PlaceReference } from '../fields/fields.js';

/** Body of POST /v1/convoys/:id/merge. */
export const MergeConvoysRequest = Type.Object(
  {
    into: described(ConvoyId, 'The convoy that all vehicles of this one join. This one ends.'),
    reason: Type.Optional(described(Reason, 'Why they go on together.')),
    place: Type.Optional(described(PlaceReference, 'Where they meet: slug or UN/LOCODE.')),
    ...decisionFields,
  },
  {
    additionalProperties: false,
    examples: [
      {
        into: 'nlc-2026-032',
        reason: 'one escort for both',
        place: 'peshawar',
        occurredAt: '2026-03-02T22:00:00+05:00',
      },
    ],
  },
);
export type MergeConvoysRequest = Static<typeof MergeConvoysRequest>;
