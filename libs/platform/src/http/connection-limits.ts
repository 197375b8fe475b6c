import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Problem } from '../problems/problem.js';
import type { LimitSetting } from '../settings/limit-settings.js';
import { isOfLines } from './media-types.js';

/** How often it is looked whether such a time is over. */
const lookEvery = (limitMs: number): number => Math.min(1_000, limitMs / 4);

/** Options of the server that no method of it sets later. */
export function serverOptions({ headMs, idleConnectionMs }: LimitSetting): object {
  // There is no limit to how long a whole request may take: a stream of reports over a bad link is one.
  return {
    requestTimeout: 0,
    keepAliveTimeout: idleConnectionMs,
    http: { headersTimeout: headMs, connectionsCheckingInterval: lookEvery(headMs) },
  };
}

/** Keeps connections that bring nothing from holding the service. */
export function limitConnections(
  fastify: FastifyInstance,
  { connections, idleBodyMs, wholeBodyMs }: LimitSetting,
): void {
  fastify.server.maxConnections = connections;
  const bodies = new Map<FastifyRequest, { bytes: number; since: number; begun: number }>();

  fastify.addHook('onRequest', (request, reply, done) => {
    if (hasBody(request)) {
      bodies.set(request, { bytes: -1, since: performance.now(), begun: performance.now() });
      const forget = (): void => void bodies.delete(request);
      request.raw.once('end', forget).once('close', forget);
      reply.raw.once('close', forget);
    }
    done();
  });
  const look = setInterval(
    () => {
      for (const [request, brought] of bodies) {
        const { socket, raw } = request;
        const now = performance.now();
        if (now - brought.begun > wholeBodyMs && !isOfLines(request)) {
          bodies.delete(request);
          raw.destroy(slowBody(wholeBodyMs));
          continue;
        }
        // What lies here unread waits for this service, not the other way round.
        if (socket.bytesRead > brought.bytes || raw.readableLength > 0) {
          bodies.set(request, { ...brought, bytes: socket.bytesRead, since: now });
        } else if (now - brought.since > idleBodyMs) {
          bodies.delete(request);
          raw.destroy(idleBody(idleBodyMs));
        }
      }
    },
    lookEvery(Math.min(idleBodyMs, wholeBodyMs)),
  ).unref();
  fastify.addHook('onClose', (_fastify, done) => {
    clearInterval(look);
    done();
  });
}

function hasBody({ headers }: FastifyRequest): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
}

function idleBody(idleMs: number): Problem {
  return new Problem({
    status: 408,
    code: 'body-idle',
    detail: `The body has brought nothing for ${idleMs / 1000} seconds and was given up. Send it again; what was recorded gets its receipt.`,
    headers: { connection: 'close' },
  });
}

function slowBody(wholeMs: number): Problem {
  return new Problem({
    status: 408,
    code: 'body-slow',
    detail: `The body was not whole after ${wholeMs / 1000} seconds and was given up. Send less at once, or a stream of lines, which may take any time.`,
    headers: { connection: 'close' },
  });
}
