import {
  type Condition,
  conditionOf,
  nameAnswer,
  NotModified,
  revealOf,
  underCondition,
} from '#kafila/platform';
import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { type FastifyReply } from 'fastify';
import { catchError, from, mergeMap, type Observable, of } from 'rxjs';
import { Answer, standingOf } from './answer.js';
import { headersOf } from './headers.js';
import { JsonText } from './json-text.js';
import { Representation } from './representation.js';

/**
 * Sends what a query has answered: how far it is true goes into the headers, of a refusal too; what is JSON already is sent
 * as it is, with what is personal in the clear.
 */
@Injectable()
export class AnswerInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler<unknown>): Observable<unknown> {
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    return from(conditionOf(reply)).pipe(mergeMap((condition) => answered(reply, condition, next)));
  }
}

function answered(
  reply: FastifyReply,
  condition: Condition | undefined,
  next: CallHandler<unknown>,
): Observable<unknown> {
  return underCondition(condition, () => next.handle()).pipe(
    mergeMap(async (answer) => {
      if (!(answer instanceof Answer)) return bodyOf(reply, answer);
      void reply.headers(headersOf(answer.standing));
      if (condition?.tag === undefined) return bodyOf(reply, answer.value);
      const body = await bodyOf(reply, answer.value);
      if (!showsLess(reply, body)) nameAnswer(reply, condition.tag);
      return body;
    }),
    catchError((error: unknown) => {
      const standing = standingOf(error);
      if (standing) void reply.headers(headersOf(standing));
      if (!(error instanceof NotModified) || condition?.tag === undefined) throw error;
      nameAnswer(reply, condition.tag);
      reply.hasIt = true;
      return of('');
    }),
  );
}

/** Whether somebody is not shown for a reason that passes, and that nothing else of the answer tells of. */
function showsLess({ request }: FastifyReply, body: unknown): boolean {
  if (typeof body !== 'string' || !request.caller.rights.has('persons.see')) return false;
  // Keys may come, and a log that cannot be written may be written again.
  return ['no-key', 'hidden'].some((why) => body.includes(`"unreadable":"${why}"`));
}

async function bodyOf(reply: FastifyReply, value: unknown): Promise<unknown> {
  if (value instanceof JsonText) {
    void reply.type('application/json; charset=utf-8');
    return value.shown(revealOf(reply));
  }
  if (value instanceof Representation) {
    void reply.headers(value.headers).type(value.contentType);
    return value.text;
  }
  return value;
}
