import type { FastifyInstance, FastifyReply, FastifyRequest, HookHandlerDoneFunction } from 'fastify';
import { type Caller, LOCAL } from './caller.js';
import { type Need } from './may.js';
import { seeingOnly } from './seeing.js';
import { requireWhole } from './whole.js';

/** Knows who calls. */
export interface Door {
  /**
   * Looks at what a call brings, where that takes time: `admit` says what came of it. Undefined: there is nothing to wait for.
   * Never rejects.
   */
  recognize?(request: FastifyRequest, reply: FastifyReply): Promise<void> | undefined;

  /**
   * Who calls, if he may.
   *
   * @param needs undefined where there is no such route: only who is known is told so
   * @throws Problem it is not known who calls, or he may not
   */
  admit(request: FastifyRequest, needs: Need | undefined): Caller;
}

declare module 'fastify' {
  interface FastifyInstance {
    /** See `HttpAppOptions`. */
    readonly door: Door;
  }
}

/** Everybody is local. */
export const OPEN_DOOR: Door = { admit: () => LOCAL };

/**
 * The one place where it is decided who calls, before a body is read. Fastify does not start with a route that does not
 * say what it needs.
 */
export function guardRoutes(fastify: FastifyInstance, door: Door): void {
  const undeclared: string[] = [];
  fastify.decorate('door', door);
  fastify.decorateRequest('caller', null as unknown as Caller);
  fastify.addHook('onRoute', ({ method, url, config }) => {
    const methods = [method].flat().filter((one) => one !== 'OPTIONS');
    if (config?.needs === undefined) undeclared.push(...methods.map((one) => `${one} ${url}`));
  });
  fastify.addHook('onReady', (done: HookHandlerDoneFunction) => {
    done(
      undeclared.length > 0
        ? new Error(`Say by @May what these routes need: ${undeclared.join(', ')}.`)
        : undefined,
    );
  });
  fastify.addHook('onRequest', (request, reply, done) => {
    const enter = (): void => {
      try {
        const { config } = request.routeOptions;
        request.caller = door.admit(request, config.needs);
        requireWhole(request.caller, config);
      } catch (error) {
        done(error as Error);
        return;
      }
      done();
    };
    const underway = door.recognize?.(request, reply);
    if (underway) void underway.then(enter);
    else enter();
  });
  // After the body was read: its events come from elsewhere.
  fastify.addHook('preHandler', ({ caller: { sees } }, _reply, done) => {
    seeingOnly(sees, done);
  });
}

/** Whether whoever was let in would be let in now, and see the same: for answers that go on for long. */
export function mayStill(request: FastifyRequest): boolean {
  try {
    const { sees } = request.server.door.admit(request, request.routeOptions.config.needs);
    return sees === request.caller.sees || JSON.stringify(sees) === JSON.stringify(request.caller.sees);
  } catch {
    return false;
  }
}
