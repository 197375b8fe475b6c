import { type RefusalCode } from '#kafila/domain';
import { ApiAnswer, ApiJsonBody, ApiProblem, shapeOf } from '#kafila/platform';
import { applyDecorators, type Type } from '@nestjs/common';
import { ApiHeader, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { CarnetDecisionTaken, ConvoyDecisionTaken } from './decision.answers.js';
import { statusOf } from './decision.problems.js';

const onConvoy = {
  subject: 'convoy',
  taken: ConvoyDecisionTaken,
  example: { convoyId: 'nlc-2026-031', revision: 4, position: '5' },
};
const onCarnet = {
  subject: 'carnet',
  taken: CarnetDecisionTaken,
  example: { carnetNumber: 'XC12345678', revision: 0, position: '6' },
};

interface About {
  readonly summary: string;
  readonly body: Type;
  /** True where the body may be left out. */
  readonly bodyOptional?: true;
  readonly refusals: readonly RefusalCode[];
}

/** Describes a decision that plans a convoy. */
export function ApiDecisionOnConvoys(about: About): MethodDecorator {
  return describe(onConvoy, 201, about);
}

/** Describes a decision on a convoy that exists. */
export function ApiDecisionOnConvoy(about: About, status: 200 | 201 = 200): MethodDecorator {
  const refusals = ['unknown-convoy', 'convoy-ended', 'decision-out-of-order', ...about.refusals] as const;
  return applyDecorators(
    param('convoyId', 'The convoy.', onConvoy.example.convoyId),
    describe(onConvoy, status, { ...about, refusals }),
  );
}

/** Describes a decision on one vehicle of a convoy. */
export function ApiDecisionOnVehicle(about: About): MethodDecorator {
  const refusals = ['vehicle-not-in-convoy', ...about.refusals] as const;
  return applyDecorators(
    ApiDecisionOnConvoy({ ...about, refusals }),
    param('vehicleId', 'The vehicle.', 'PK-TLK915'),
  );
}

/** Describes a decision that begins a carnet. */
export function ApiDecisionOnCarnets(about: About): MethodDecorator {
  return describe(onCarnet, 201, about);
}

/** Describes a decision on a carnet that is known. */
export function ApiDecisionOnCarnet(about: About): MethodDecorator {
  const refusals = ['unknown-carnet', ...about.refusals] as const;
  return applyDecorators(
    param('carnetNumber', 'The carnet.', onCarnet.example.carnetNumber),
    describe(onCarnet, 200, { ...about, refusals }),
  );
}

function param(name: string, description: string, example: string): MethodDecorator {
  return ApiParam({ name, description, schema: { type: 'string', example } });
}

function describe(
  { subject, taken, example: answer }: { subject: string; taken: Type; example: object },
  status: 200 | 201,
  { summary, body, bodyOptional, refusals }: About,
): MethodDecorator {
  const answered = (kind: number): readonly RefusalCode[] => [
    ...new Set(refusals.filter((code) => statusOf(code) === kind)),
  ];
  const [unknown, ...alsoUnknown] = answered(404);
  const examples = (shapeOf(body).examples ?? []).map((example) => [summary, example] as const);
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
    ApiJsonBody(body, { examples: Object.fromEntries(examples), required: !bodyOptional }),
    ApiAnswer(status, taken, {
      description: `Taken, and durable.${status === 201 ? ' Taken before under the same key: 200.' : ''}`,
      examples: { taken: answer },
    }),
    ApiProblem(400, 'Not readable.', 'malformed-json', 'malformed-header', 'forbidden-key', 'repeated-key'),
    ...(unknown === undefined
      ? []
      : [ApiProblem(404, 'Named in the address or in the body, and not known.', unknown, ...alsoUnknown)]),
    ApiProblem(
      409,
      `Not allowed in the state the ${subject} is in.`,
      'idempotency-key-reused',
      'stream-unreadable',
      ...answered(409),
    ),
    ApiProblem(412, `The ${subject} has moved on.`, 'revision-moved'),
    ApiProblem(
      413,
      'Too much at once.',
      'body-too-large',
      'too-many-items',
      'too-many-values',
      'append-too-large',
    ),
    ApiProblem(422, 'Not understandable.', 'invalid-body', ...answered(422)),
    ApiProblem(500, 'The event store kept only a part of it: somebody must look.', 'decision-not-whole'),
    ApiProblem(
      503,
      'Try again, unchanged.',
      'event-store-busy',
      'event-store-unavailable',
      'person-keys-unavailable',
      'event-store-changed',
      'stream-deleted',
      'stream-truncated',
      `${subject}-contended`,
    ),
  );
}
