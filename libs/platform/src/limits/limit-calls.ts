import rateLimit from '@fastify/rate-limit';
import { type FastifyInstance, type FastifyRequest } from 'fastify';
import { pathOf } from '../running/path-of.js';
import { PROBLEM_MEDIA_TYPE, type Problem } from '../problems/problem.js';
import { type LimitSetting } from '../settings/limit-settings.js';
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
  readonly each: Limiter;
  readonly unit: Limiter;
  readonly address: Limiter;
  readonly enrolment: Limiter;
  readonly refusals: Limiter;
}

const SECOND_MS = 1_000;
const MINUTE_MS = 60_000;
/** Callers that are counted at a time; who has not called for longest is forgotten. */
const COUNTED = 20_000;

/** Refuses, before a body is read, the calls of who calls too often. To be called after the hook that says who calls. */
export function limitCalls(fastify: FastifyInstance, settings: LimitSetting): void {
  let limits: Limits;
  void fastify.register(rateLimit, { global: false, cache: COUNTED });
  fastify.after(() => {
    limits = limitsOf(fastify, settings);
  });
  fastify.addHook('onRequest', (request, _reply, done) => {
    const limiter = limiterOf(request, limits);
    if (limiter) void counted(limiter, request).then(done, done);
    else done();
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
  const byCaller = (max: number): Limiter =>
    fastify.createRateLimit({ max, timeWindow: SECOND_MS, keyGenerator: ({ caller }) => caller.id });
  return {
    each: byCaller(settings.callsPerSecond),
    unit: byCaller(settings.unitCallsPerSecond),
    address: byAddress(settings.callsPerSecond, SECOND_MS),
    enrolment: byAddress(settings.enrolmentsPerMinute, MINUTE_MS),
    refusals: byAddress(settings.refusalsPerMinute, MINUTE_MS),
  };
}

function limiterOf(request: FastifyRequest, limits: Limits): Limiter | undefined {
  const { caller, routeOptions } = request;
  if (isExempt(caller)) return undefined;
  if (routeOptions.config.limitedAs === 'enrolment') return limits.enrolment;
  if (isProbe(request)) return undefined;
  if (caller.via === 'nothing') return limits.address;
  return caller.unitId === undefined ? limits.each : limits.unit;
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
