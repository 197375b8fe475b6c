import rateLimit from '@fastify/rate-limit';
import { type FastifyInstance, type FastifyRequest } from 'fastify';
import { type Caller } from '../door/caller.js';
import { pathOf } from '../running/path-of.js';
import { PROBLEM_MEDIA_TYPE, type Problem } from '../problems/problem.js';
import { type LimitSetting } from '../settings/limit-settings.js';
import { COUNTED, CountCalls } from './count-calls.js';
import { isExempt, isProbe } from './exempt.js';
import { tooManyCalls, tooManyRefusals } from './limit.problems.js';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The route has a limit of its own, for each address. */
    limitedAs?: 'enrolment';
  }
}

/** What a route says by which a device enrols: `@RouteConfig(LIMITED_AS_ENROLMENT)` below `@May`. */
export const LIMITED_AS_ENROLMENT = { limitedAs: 'enrolment' } as const;

type Limiter = ReturnType<FastifyInstance['createRateLimit']>;
interface Limits {
  readonly address: Limiter;
  readonly enrolment: Limiter;
  readonly refusals: Limiter;
}

const SECOND_MS = 1_000;
const MINUTE_MS = 60_000;
/** Refuses, before a body is read, the calls of who calls too often. To be called after the hook that says who calls. */
export function limitCalls(fastify: FastifyInstance, settings: LimitSetting): void {
  let limits: Limits;
  void fastify.register(rateLimit, { global: false, cache: COUNTED });
  fastify.after(() => {
    limits = limitsOf(fastify, settings);
  });
  const each = new CountCalls(settings.callsPerSecond);
  const unit = new CountCalls(settings.unitCallsPerSecond);
  fastify.addHook('onRequest', (request, _reply, done) => {
    const { caller } = request;
    if (isExempt(caller)) {
      done();
      return;
    }
    const limiter = limiterByAddress(request, limits);
    if (limiter) void counted(limiter, request).then(done, done);
    else if (caller.via === 'nothing' || isProbe(request)) done();
    else done(tooManyOf(caller, caller.unitId === undefined ? each : unit));
  });
  fastify.addHook('onSend', (request, reply, payload, done) => {
    if (reply.statusCode !== 401) {
      done(null, payload);
      return;
    }
    tooManyBy(limits.refusals, request, tooManyRefusals).then((problem) => {
      if (!problem) {
        done(null, payload);
        return;
      }
      request.problemCode = problem.code;
      void reply.code(problem.status).removeHeader('www-authenticate').headers(problem.headers);
      void reply.type(PROBLEM_MEDIA_TYPE);
      done(
        null,
        JSON.stringify(problem.toDocument({ instance: pathOf(request.url), requestId: request.id })),
      );
    }, done);
  });
}

function limitsOf(fastify: FastifyInstance, settings: LimitSetting): Limits {
  const byAddress = (max: number, timeWindow: number): Limiter =>
    fastify.createRateLimit({ max, timeWindow });
  return {
    address: byAddress(settings.callsPerSecond, SECOND_MS),
    enrolment: byAddress(settings.enrolmentsPerMinute, MINUTE_MS),
    refusals: byAddress(settings.refusalsPerMinute, MINUTE_MS),
  };
}

function limiterByAddress(request: FastifyRequest, limits: Limits): Limiter | undefined {
  const { caller, routeOptions } = request;
  if (routeOptions.config.limitedAs === 'enrolment') return limits.enrolment;
  return caller.via === 'nothing' && !isProbe(request) ? limits.address : undefined;
}

function tooManyOf({ id }: Caller, calls: CountCalls): Problem | undefined {
  if (!calls.isTooMany(id, performance.now())) return undefined;
  return tooManyCalls('too-many-calls', { calls: calls.mostPerSecond, perSeconds: 1 }, 1);
}

async function counted(limiter: Limiter, request: FastifyRequest): Promise<Error | undefined> {
  const isEnrolment = request.routeOptions.config.limitedAs === 'enrolment';
  return tooManyBy(limiter, request, (calls, afterSeconds) =>
    tooManyCalls(
      isEnrolment ? 'too-many-enrolments' : 'too-many-calls',
      { calls, perSeconds: isEnrolment ? 60 : 1 },
      afterSeconds,
    ),
  );
}

async function tooManyBy(
  limiter: Limiter,
  request: FastifyRequest,
  problem: (calls: number, afterSeconds: number) => Problem,
): Promise<Problem | undefined> {
  const found = await limiter(request);
  return !found.isAllowed && found.isExceeded ? problem(found.max, found.ttlInSeconds) : undefined;
}
