import { ApiAnswer, ApiJsonBody, ApiProblem } from '#kafila/platform';
import { applyDecorators } from '@nestjs/common';
import { ApiHeader, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { type TSchema, Type } from '@sinclair/typebox';
import { ConvoyId } from '../fields.js';

const Taken = Type.Object({
  convoyId: ConvoyId,
  revision: Type.Integer({ description: 'Revision of the convoy after the decision.', examples: [4] }),
  position: Type.String({
    description: 'Position in the store; give it as waitFor to see the decision in what is read.',
    examples: ['5'],
  }),
});

const example = { convoyId: 'nlc-2026-031', revision: 4, position: '5' };

/** The same of a decision on a convoy that exists. */
export function ApiDecisionOnConvoy(...about: Parameters<typeof ApiDecision>): MethodDecorator {
  return applyDecorators(
    ApiParam({
      name: 'convoyId',
      description: 'The convoy.',
      schema: { type: 'string', example: example.convoyId },
    }),
    ApiDecision(...about),
    ApiProblem(404, 'No such convoy.', 'unknown-convoy'),
  );
}

/** Describes a decision of the dispatch desk in the API's document. */
export function ApiDecision(
  status: 200 | 201,
  summary: string,
  body: TSchema,
  refusals: readonly [string, ...string[]],
): MethodDecorator {
  const examples = Object.fromEntries(((body.examples ?? []) as unknown[]).map((value) => [summary, value]));
  return applyDecorators(
    ApiTags('Dispatch desk'),
    ApiOperation({ summary }),
    ApiHeader({
      name: 'Idempotency-Key',
      required: false,
      description: 'Sent again under the same key, the decision gets its first answer, for ever.',
      schema: { type: 'string', maxLength: 200 },
    }),
    ApiHeader({
      name: 'If-Match',
      required: false,
      description: 'The revision that the convoy must be at, in double quotes.',
      schema: { type: 'string', pattern: '^"[0-9]+"$' },
    }),
    ApiJsonBody(body, { examples, required: status === 201 }),
    ApiAnswer(status, Taken, {
      description: `Taken, and durable.${status === 201 ? ' Taken before under the same key: 200.' : ''}`,
      examples: { taken: example },
    }),
    ApiProblem(400, 'Not readable.', 'malformed-json', 'malformed-header', 'forbidden-key'),
    ApiProblem(409, 'Not allowed in the state the convoy is in.', ...refusals, 'idempotency-key-reused'),
    ApiProblem(412, 'The convoy has moved on.', 'revision-moved'),
    ApiProblem(
      422,
      'Not understandable.',
      'invalid-body',
      'unknown-place',
      'unknown-corridor',
      'route-leaps-border',
    ),
    ApiProblem(
      503,
      'Try again, unchanged.',
      'event-store-busy',
      'event-store-unavailable',
      'convoy-contended',
    ),
  );
}
