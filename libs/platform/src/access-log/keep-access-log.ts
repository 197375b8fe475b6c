import { type FastifyInstance, type FastifyRequest } from 'fastify';
import { pathOf } from '../running/path-of.js';
import { Problem } from '../problems/problem.js';
import { type AccessEntry, withoutSecrets } from './access-entry.js';
import { type AccessLog } from './access-log.js';

declare module 'fastify' {
  interface FastifyInstance {
    /** See `HttpAppOptions`. */
    readonly accessLog: AccessLog;
  }
  interface FastifyContextConfig {
    /** A call of the route is noted before anything of it is done. */
    notedAs?: 'searched' | 'erased';
  }
}

/** What a route says by which somebody looks for a person, or has one forgotten. Stands below `@May`. */
export const NOTED_AS_SEARCH = { notedAs: 'searched' } as const;
export const NOTED_AS_ERASURE = { notedAs: 'erased' } as const;

const REFUSALS = new Set([401, 403, 421, 429]);

/** Notes what is refused, who looks for persons, and who decides who may what. Reveals: see `revealOf`. */
export function keepAccessLog(fastify: FastifyInstance, accessLog: AccessLog): void {
  fastify.decorate('accessLog', accessLog);
  fastify.addHook('preHandler', (request, _reply, done) => {
    const { notedAs } = request.routeOptions.config;
    if (notedAs === undefined) {
      done();
      return;
    }
    void noted(accessLog, entryOf(request, notedAs)).then((isWritten) => {
      done(isWritten ? undefined : notWritten());
    });
  });
  fastify.addHook('onResponse', (request, { statusCode: status }, done) => {
    const { problemCode: code, method, routeOptions } = request;
    if (REFUSALS.has(status)) {
      const facts = { status, ...(code !== undefined && { code }), path: routeOptions.url ?? 'none' };
      accessLog.noteRefusal({ ...entryOf(request, 'refused'), ...facts });
    } else if (routeOptions.config.needs === 'access.decide' && method !== 'GET' && status < 300) {
      // The decision itself is an event: that it is noted here helps whoever reads, and is no proof.
      void noted(accessLog, { ...entryOf(request, 'decided'), status });
    }
    done();
  });
}

export async function noted(accessLog: AccessLog, entry: AccessEntry): Promise<boolean> {
  try {
    await accessLog.note(entry);
    return true;
  } catch {
    return false;
  }
}

export function entryOf(request: FastifyRequest, what: AccessEntry['what']): AccessEntry {
  const { caller, ip, method, url, id } = request;
  // There is no caller where a hook before the door refused.
  const known = (caller as typeof caller | null) !== null && caller.via !== 'nothing';
  const who = known ? { by: caller.id, ...(caller.role !== '' && { role: caller.role }) } : {};
  return { what, ...who, address: ip, method, path: withoutSecrets(pathOf(url)), requestId: id };
}

function notWritten(): Problem {
  return new Problem({
    status: 503,
    code: 'access-log-not-written',
    detail:
      'Who looks for persons is noted first, and that could not be written. Nothing was done; ask again.',
    headers: { 'retry-after': '60' },
  });
}
