import type { FastifyInstance, FastifyReply } from 'fastify';
import { Problem } from '../problems/problem.js';
import type { DrainingAdapter } from './draining-adapter.js';
import type { Log } from '../running/log.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** Code of the problem that was answered; for the log. */
    problemCode: string | undefined;
  }
}

/** What is done for every request: its id goes back, it counts as in flight until it is over, one line is logged. */
export function hookRequests(fastify: FastifyInstance, adapter: DrainingAdapter, log: Log): void {
  fastify.decorateRequest('problemCode', undefined);

  fastify.addHook('onRequest', (request, reply, done) => {
    reply.header('x-request-id', request.id);
    adapter.begun(reply.raw);
    done(adapter.stopping.aborted ? stoppingProblem(reply) : undefined);
  });

  fastify.addHook('onResponse', (request, reply, done) => {
    adapter.finished(reply.raw);
    const level = levelOf(reply.statusCode);
    if (log.isLevelEnabled(level)) {
      log[level](
        {
          requestId: request.id,
          method: request.method,
          path: pathOf(request.url),
          status: reply.statusCode,
          ms: Math.round(reply.elapsedTime * 10) / 10,
          ...(request.problemCode !== undefined && { code: request.problemCode }),
        },
        'request',
      );
    }
    done();
  });
}

/** Without the query: it may one day carry a token. */
export function pathOf(url: string): string {
  const query = url.indexOf('?');
  return query === -1 ? url : url.slice(0, query);
}

function levelOf(status: number): 'debug' | 'info' | 'error' {
  if (status >= 500) return 'error';
  return status >= 400 ? 'info' : 'debug';
}

function stoppingProblem(reply: FastifyReply): Problem {
  reply.header('connection', 'close');
  return new Problem({
    status: 503,
    code: 'stopping',
    detail: 'The service is stopping and takes no new requests; send it again.',
    headers: { 'retry-after': '1' },
  });
}
