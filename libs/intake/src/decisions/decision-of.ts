import { type ConvoyCommand } from '#kafila/domain';
import { type Caller } from '#kafila/platform';
import { type FastifyReply } from 'fastify';
import { digestOf, IllFormedText } from '../streams/digest.js';
import { wrongField } from './decision.problems.js';
import { instantOf } from './decision.request.js';
import { type DecisionTerms } from './decision-terms.js';
import { type DecisionTaken, type DecisionToTake, type WithoutTime } from './desk.js';

/** Puts a decision together from a request: what is to be decided, when, under which terms, by whom. */
export function decisionOf(
  convoyId: string,
  command: WithoutTime<ConvoyCommand>,
  {
    body,
    terms,
    caller,
  }: {
    readonly body: { readonly occurredAt?: string };
    readonly terms: DecisionTerms;
    readonly caller: Caller;
  },
): DecisionToTake {
  return {
    convoyId,
    command,
    decidedAt: body.occurredAt === undefined ? null : instantOf(body.occurredAt, '/occurredAt'),
    caller,
    digest: digestOfBody(command.type, convoyId, body),
    ...terms,
  };
}

/** @throws Problem `invalid-body` (422) where a text holds half of a character */
function digestOfBody(decision: string, convoyId: string, body: object): string {
  try {
    return digestOf({ decision, convoyId, body });
  } catch (error) {
    if (!(error instanceof IllFormedText)) throw error;
    throw wrongField(error.pointer.replace(/^\/body/, ''), 'ill-formed-text', 'holds half of a character');
  }
}

/** The answer of the API: 200 where the decision had been taken before, under the same key. */
export function answerWith(
  reply: FastifyReply,
  status: 200 | 201,
  { convoyId, revision, position, repeated }: DecisionTaken,
): { convoyId: string; revision: number; position: string } {
  reply.code(repeated ? 200 : status).header('etag', `"${revision}"`);
  return { convoyId, revision, position };
}
