import type { FastifyInstance } from 'fastify';
import type { Metrics } from './metrics.js';

/** Measures every request: how many there are, how they end, and how long they take. */
export function measureRequests(fastify: FastifyInstance, metrics: Metrics): void {
  const took = metrics.seconds(
    'kafila_http_request_seconds',
    'Seconds from a request until its answer is sent, by route, method and class of the status.',
    ['route', 'method', 'status'],
  );
  fastify.addHook('onResponse', (request, reply, done) => {
    took(reply.elapsedTime / 1000, {
      // Never the path: everybody who asks for another one would begin a series.
      route: request.routeOptions.url ?? 'none',
      method: request.method,
      status: `${Math.floor(reply.statusCode / 100)}xx`,
    });
    done();
  });
}
