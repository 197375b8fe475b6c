import { Type } from '@sinclair/typebox';

export const PROBLEM_SCHEMA_NAME = 'Problem';

/** The document of RFC 9457 as every service sends it, for the API's document. */
export const ProblemSchema = Type.Object(
  {
    type: Type.String({ description: 'URN made of the code; nothing is to be fetched there.' }),
    title: Type.String({ description: 'The same for every occurrence of the code.' }),
    status: Type.Integer({ description: 'The HTTP status.', minimum: 400, maximum: 599 }),
    code: Type.String({
      description: 'Stable name of the problem: decide on this.',
      examples: ['invalid-body'],
    }),
    detail: Type.String({ description: 'What happened this time and what to do about it; for people.' }),
    instance: Type.Optional(Type.String({ description: 'Path of the request.' })),
    requestId: Type.Optional(Type.String({ description: 'Names the request in the log of the service.' })),
    errors: Type.Optional(
      Type.Array(
        Type.Object({
          pointer: Type.String({
            description: 'The field, as a JSON pointer in a URI fragment; # is the whole body.',
            examples: ['#/vehicles/0/plate'],
          }),
          code: Type.Optional(
            Type.String({ description: 'What is wrong, for programs.', examples: ['missing'] }),
          ),
          detail: Type.String({
            description: 'What is wrong and what would be right, read after the field.',
          }),
        }),
        { description: 'Each field that is wrong, at most 20 of them.', maxItems: 20 },
      ),
    ),
  },
  {
    additionalProperties: true,
    description: 'A refusal or failure (RFC 9457). Further members hold the facts of the code.',
    examples: [
      {
        type: 'urn:kafila:problem:invalid-body',
        title: 'Invalid body',
        status: 422,
        code: 'invalid-body',
        detail: 'The body cannot be understood: 1 field to correct, see errors.',
        errors: [{ pointer: '#/occurredAt', code: 'missing', detail: 'is missing' }],
        instance: '/v1/reports',
        requestId: '01890a5d-ac96-774b-bcce-b302099a8057',
      },
    ],
  },
);
