import { ApiAnswer, ApiJsonBody, ApiProblem } from '#kafila/platform';
import { applyDecorators } from '@nestjs/common';
import { ApiHeader, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { type TObject, type TSchema, Type } from '@sinclair/typebox';
import { CarnetNumber, ConvoyId } from '../fields/fields.js';

const placed = {
  revision: Type.Integer({ description: 'Revision of the stream after the decision.', examples: [4] }),
  position: Type.String({
    description: 'Position in the store; give it as waitFor to see the decision in what is read.',
    examples: ['5'],
  }),
};
const onConvoy = {
  subject: 'convoy',
  taken: Type.Object({ convoyId: ConvoyId, ...placed }),
  example: { convoyId: 'nlc-2026-031', revision: 4, position: '5' },
};
const onCarnet = {
  subject: 'carnet',
  taken: Type.Object({ carnetNumber: CarnetNumber, ...placed }),
  example: { carnetNumber: 'XC12345678', revision: 0, position: '6' },
};

/** Refusals of what was sent, whatever the state: any decision may meet those that concern its fields. */
const IN_WHAT_WAS_SENT = [
  'invalid-body',
  'unknown-place',
  'unknown-corridor',
  'no-route',
  'route-too-short',
  'route-leaps-border',
  'unknown-regime',
  'unknown-leg',
  'arrival-before-departure',
  'invalid-identifier',
  'no-parts',
  'vehicle-in-two-parts',
  'vehicle-replaces-itself',
  'merge-into-itself',
] as const;
const IN_A_CARNET = [
  'invalid-body',
  'unknown-place',
  'invalid-identifier',
  'invalid-vouchers',
  'validity-too-long',
  'validity-ends-before-issue',
  'too-many-offices',
] as const;

type About = [status: 200 | 201, summary: string, body: TObject, refusals: readonly string[]];

/** Describes a decision that plans a convoy. */
export function ApiDecisionOnConvoys(...about: About): MethodDecorator {
  return describe(onConvoy, IN_WHAT_WAS_SENT, ...about);
}

/** Describes a decision on a convoy that exists. */
export function ApiDecisionOnConvoy(...[status, summary, body, refusals]: About): MethodDecorator {
  const all = ['convoy-ended', 'decision-out-of-order', ...refusals];
  return applyDecorators(
    param('convoyId', 'The convoy.', onConvoy.example.convoyId),
    describe(onConvoy, IN_WHAT_WAS_SENT, status, summary, body, all),
    ApiProblem(404, 'No such convoy.', 'unknown-convoy', 'vehicle-not-in-convoy'),
  );
}

/** Describes a decision on one vehicle of a convoy. */
export function ApiDecisionOnVehicle(...about: About): MethodDecorator {
  return applyDecorators(ApiDecisionOnConvoy(...about), param('vehicleId', 'The vehicle.', 'PK-TLK915'));
}

/** Describes a decision that begins the story of a carnet. */
export function ApiDecisionOnCarnets(...about: About): MethodDecorator {
  return describe(onCarnet, IN_A_CARNET, ...about);
}

/** Describes a decision on a carnet that is known. */
export function ApiDecisionOnCarnet(...about: About): MethodDecorator {
  return applyDecorators(
    param('carnetNumber', 'The carnet.', onCarnet.example.carnetNumber),
    describe(onCarnet, IN_A_CARNET, ...about),
    ApiProblem(
      404,
      'No such carnet, convoy or vehicle.',
      'unknown-carnet',
      'unknown-convoy',
      'vehicle-not-in-convoy',
    ),
  );
}

function param(name: string, description: string, example: string): MethodDecorator {
  return ApiParam({ name, description, schema: { type: 'string', example } });
}

function describe(
  { subject, taken, example }: { subject: string; taken: TSchema; example: object },
  inWhatWasSent: readonly [string, ...string[]],
  ...[status, summary, body, refusals]: About
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
      description: `The revision that the ${subject} must be at, in double quotes.`,
      schema: { type: 'string', pattern: '^"[0-9]+"$' },
    }),
    ApiJsonBody(body, { examples, required: (body.required ?? []).length > 0 }),
    ApiAnswer(status, taken, {
      description: `Taken, and durable.${status === 201 ? ' Taken before under the same key: 200.' : ''}`,
      examples: { taken: example },
    }),
    ApiProblem(400, 'Not readable.', 'malformed-json', 'malformed-header', 'forbidden-key'),
    ApiProblem(409, `Not allowed in the state the ${subject} is in.`, 'idempotency-key-reused', ...refusals),
    ApiProblem(412, `The ${subject} has moved on.`, 'revision-moved'),
    ApiProblem(422, 'Not understandable.', ...inWhatWasSent),
    ApiProblem(
      503,
      'Try again, unchanged.',
      'event-store-busy',
      'event-store-unavailable',
      `${subject}-contended`,
    ),
  );
}
