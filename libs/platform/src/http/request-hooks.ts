import type { FastifyInstance, FastifyReply } from 'fastify';
import { Problem } from '../problems/problem.js';
import type { DrainingAdapter } from './draining-adapter.js';
import type { Log } from '../running/log.js';
import { pathOf } from '../running/path-of.js';
import { traceIdOf } from './trace-id.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** Code of the problem that was answered; for the log. */
    problemCode: string | undefined;
  }
}

/** Asked every few seconds, for ever: what they find is told by the answer. */
export const PROBES = new Set(['/health/live', '/health/ready', '/metrics']);

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
    const path = pathOf(request.url);
    const level = PROBES.has(path) ? 'debug' : levelOf(reply.statusCode);
    if (log.isLevelEnabled(level)) {
      const traceId = traceIdOf(request.headers);
      log[level](
        {
          requestId: request.id,
          ...(traceId !== undefined && { traceId }),
          method: request.method,
          path,
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

function levelOf(status: number): 'debug' | 'info' | 'error' {
  if (status >= 500) return 'error';
  // Who calls too often must not fill the log; the access log counts it.
  if (status === 429) return 'debug';
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
