import { revealOf } from '#kafila/platform';
import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { type FastifyReply } from 'fastify';
import { catchError, mergeMap, type Observable } from 'rxjs';
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
    return next.handle().pipe(
      mergeMap(async (answer) => {
        if (!(answer instanceof Answer)) return bodyOf(reply, answer);
        void reply.headers(headersOf(answer.standing));
        return bodyOf(reply, answer.value);
      }),
      catchError((error: unknown) => {
        const standing = standingOf(error);
        if (standing) void reply.headers(headersOf(standing));
        throw error;
      }),
    );
  }
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
