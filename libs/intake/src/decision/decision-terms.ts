import { type Caller } from '#kafila/platform';
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { type FastifyRequest } from 'fastify';
import { malformedHeader } from './decision.problems.js';

/** Who sent a decision, and what its headers say of how it is to be taken. */
export interface DecisionTerms {
  readonly caller: Caller;
  /** Sent again under the same key, a decision gets its first answer, for ever. */
  readonly idempotencyKey?: string;
  /** Revision the stream must be at. */
  readonly ifMatch?: number;
}

/** Reads `Idempotency-Key` and `If-Match`. @throws Problem `malformed-header` (400) */
function readTerms(headers: FastifyRequest['headers']): Omit<DecisionTerms, 'caller'> {
  const key = headers['idempotency-key'];
  const ifMatch = headers['if-match'];
  if (Array.isArray(key) || (key !== undefined && !/^[\x21-\x7e]{1,200}$/.test(key))) {
    throw malformedHeader('Idempotency-Key', 'must be 1 to 200 visible ASCII characters, e.g. a UUID.');
  }
  const revision = ifMatch === undefined ? undefined : /^"(\d{1,15})"$/.exec(ifMatch)?.[1];
  if (ifMatch !== undefined && revision === undefined) {
    throw malformedHeader('If-Match', 'must be the revision of the convoy in double quotes, e.g. "4".');
  }
  return {
    ...(key === undefined ? {} : { idempotencyKey: key }),
    ...(revision === undefined ? {} : { ifMatch: Number(revision) }),
  };
}

/** The terms of the decision that a request asks for: `hold(@Terms() terms: DecisionTerms)`. */
export const Terms = createParamDecorator((_: unknown, context: ExecutionContext): DecisionTerms => {
  const { caller, headers } = context.switchToHttp().getRequest<FastifyRequest>();
  return { caller, ...readTerms(headers) };
});
