import { type Static, Type } from '@sinclair/typebox';
import { text } from '../fields/fields.js';

/** Body of POST /v1/persons/find: what the person was entered with. */
export const FindPersonRequest = Type.Union(
  [
    Type.Object(
      { documentNumber: text('Number of the document he was entered with.', '42101-1234567-1', 60) },
      { additionalProperties: false },
    ),
    Type.Object(
      { name: text('Name of one who was entered without a document.', 'Gul Khan', 120) },
      { additionalProperties: false },
    ),
  ],
  { examples: [{ documentNumber: '42101-1234567-1' }] },
);
export type FindPersonRequest = Static<typeof FindPersonRequest>;
