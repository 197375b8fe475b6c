import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common';
import { type FastifyReply } from 'fastify';
import { map, type Observable } from 'rxjs';
import { type DecisionTaken } from './sent-decision.js';

/** Answers a decision that was taken: 200 where it had been taken before, under the same key; its revision is the ETag. */
@Injectable()
export class DecisionAnswer implements NestInterceptor<DecisionTaken, object> {
  intercept(context: ExecutionContext, next: CallHandler<DecisionTaken>): Observable<object> {
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    return next.handle().pipe(
      map(({ subject, revision, position, repeated }) => {
        if (repeated) reply.code(200);
        reply.header('etag', `"${revision}"`);
        return { ...subject, revision, position };
      }),
    );
  }
}
