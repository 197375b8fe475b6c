import { type Caller } from '#kafila/platform';
import { type FastifyReply } from 'fastify';
import { digestOf, IllFormedText } from '../streams/digest.js';
import { wrongField } from '../fields/wrong-field.problem.js';
import { instantOf } from '../fields/decision.request.js';
import { type DecisionTerms } from './decision-terms.js';
import { type DecisionTaken, type DecisionToTake, type Subject } from './decision-to-take.js';

/** Puts a decision together from a request: what is to be decided, when, under which terms, by whom. */
export function decisionOf<Command extends { readonly type: string }, On extends Subject>(
  subject: On,
  command: Command,
  {
    body,
    terms,
    caller,
  }: {
    readonly body: { readonly occurredAt?: string };
    readonly terms: DecisionTerms;
    readonly caller: Caller;
  },
): DecisionToTake<Command, On> {
  return {
    subject,
    command,
    decidedAt: body.occurredAt === undefined ? null : instantOf(body.occurredAt, '/occurredAt'),
    caller,
    digest: digestOfBody({ decision: command.type, ...subject, body }),
    ...terms,
  };
}

/** @throws Problem `invalid-body` (422) where a text holds half of a character */
function digestOfBody(content: object): string {
  try {
    return digestOf(content);
  } catch (error) {
    if (!(error instanceof IllFormedText)) throw error;
    throw wrongField(error.pointer.replace(/^\/body/, ''), 'ill-formed-text', 'holds half of a character');
  }
}

/** The answer of the API: 200 where the decision had been taken before, under the same key. */
export function answerWith(
  reply: FastifyReply,
  status: 200 | 201,
  { subject, revision, position, repeated }: DecisionTaken,
): object {
  reply.code(repeated ? 200 : status).header('etag', `"${revision}"`);
  return { ...subject, revision, position };
}
