import cookie from '@fastify/cookie';
import type { DynamicModule, NestApplicationOptions, Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import type { DestinationStream } from 'pino';
import { type AccessLog, NO_ACCESS_LOG } from '../access-log/access-log.js';
import { accessLogCheck } from '../health/access-log-check.js';
import { keepAccessLog } from '../access-log/keep-access-log.js';
import { type Door, guardRoutes, OPEN_DOOR } from '../door/door.js';
import { type Reveals, SHOW_SEALED } from '../door/reveal.js';
import { HealthChecks } from '../health/health-checks.js';
import { HealthModule } from '../health/health.module.js';
import { measureRequests } from '../metrics/measure-requests.js';
import { Metrics } from '../metrics/metrics.js';
import { MetricsModule } from '../metrics/metrics.module.js';
import type { ProblemTranslator } from '../problems/problem.js';
import { ProblemFilter } from './problem-filter.js';
import type { Settings } from '../settings/settings.js';
import { watchRoutes } from './allowed-methods.js';
import { DrainingAdapter } from './draining-adapter.js';
import { EdgeModule } from './edge.module.js';
import { createLog, NestLog } from '../running/log.js';
import { answerNotModified } from '../conditional/tag-answers.js';
import { compressAnswers } from '../packing/compress-answers.js';
import { inflateBodies } from '../packing/inflate-bodies.js';
import { limitConnections, serverOptions } from './connection-limits.js';
import { answerListedPages, refuseForeign } from './foreign-requests.js';
import { holdPlaces } from '../limits/hold-places.js';
import { limitCalls } from '../limits/limit-calls.js';
import { slowBodies } from '../limits/slow-bodies.js';
import { acceptMediaTypes } from './media-types.js';
import { hookRequests } from './request-hooks.js';
import { requestIdOf } from './request-id.js';
import { sendSecurityHeaders } from './security-headers.js';

/** The most bytes a JSON body may have: 10 MiB. NDJSON streams have no limit. */
export const MAX_BODY_BYTES = 10 * 1024 * 1024;

/** Everything but these paths lies under this prefix. */
const PREFIX = 'v1';
const OUTSIDE_PREFIX = ['health/live', 'health/ready', 'metrics', 'login', 'login/callback', 'logout'];

export interface HttpAppOptions {
  readonly settings: Settings;
  /** Asked in this order about an error that is no Problem. */
  readonly translators?: readonly ProblemTranslator[];
  /**
   * Lets go of what the caller opened. Runs when the application closes, after requests in flight are finished and all
   * background work was told to stop.
   */
  readonly onClose?: () => Promise<void>;
  /** Shows what is sealed in answers that people read; default: it stays sealed. */
  readonly reveals?: Reveals;
  /** Keeps who saw, looked for, decided and was refused what; default: nobody does. */
  readonly accessLog?: AccessLog;
  /** Knows who calls; default: everybody is local. */
  readonly door?: Door;
  /** Where log lines go; stdout unless given. */
  readonly logTo?: DestinationStream;
}

/**
 * Builds the Nest application that all services share: problem documents for every error, request ids, one JSON log,
 * media types, health. It does not listen yet: see `listen`. Providers may inject `SETTINGS`, `LOG` and `STOPPING`;
 * stores are closed in `onApplicationShutdown`, after requests in flight, background work stops in `onModuleDestroy`.
 */
export async function createHttpApp(
  root: Type | DynamicModule,
  options: HttpAppOptions,
): Promise<NestFastifyApplication> {
  const { module, adapter, nestOptions, finish } = httpEdge(root, options);
  return finish(await NestFactory.create<NestFastifyApplication>(module, adapter, nestOptions));
}

export interface HttpEdge {
  readonly module: DynamicModule;
  readonly adapter: DrainingAdapter;
  readonly nestOptions: Pick<NestApplicationOptions, 'logger' | 'bodyParser' | 'abortOnError'>;
  readonly finish: (app: NestFastifyApplication) => NestFastifyApplication;
}

export function httpEdge(
  root: Type | DynamicModule,
  { settings, translators = [], onClose, reveals, accessLog, door = OPEN_DOOR, logTo }: HttpAppOptions,
): HttpEdge {
  const log = createLog(settings.logLevel, logTo);
  const adapter = new DrainingAdapter({
    bodyLimit: MAX_BODY_BYTES,
    genReqId: requestIdOf,
    return503OnClosing: false,
    ...serverOptions(settings.limits),
    trustProxy: [...settings.callers.trustedProxies],
    frameworkErrors: (error: FastifyError, request: FastifyRequest, reply: FastifyReply) => {
      // Hooks do not run for these.
      reply.header('x-request-id', request.id);
      filter.answer(error, request, reply);
    },
  });
  const fastify = adapter.getInstance();
  adapter.watchConnections();
  acceptMediaTypes(fastify);
  fastify.decorate('reveals', reveals ?? SHOW_SEALED);
  const filter = new ProblemFilter(log, translators, watchRoutes(fastify));
  hookRequests(fastify, adapter, log);
  keepAccessLog(fastify, accessLog ?? NO_ACCESS_LOG);
  // Read where somebody asks for one, and not of every request.
  void fastify.register(cookie, { hook: false });
  limitConnections(fastify, settings.limits);
  sendSecurityHeaders(fastify, settings.callers);
  refuseForeign(fastify, settings.callers);
  guardRoutes(fastify, door);
  limitCalls(fastify, settings.limits);
  holdPlaces(fastify, settings.limits);
  inflateBodies(fastify);
  slowBodies(fastify, settings.limits);
  answerNotModified(fastify);
  compressAnswers(fastify);
  answerListedPages(adapter, settings.callers);
  return {
    module: EdgeModule.with(
      { root, settings, log, stopping: adapter.stopping, onClose },
      HealthModule,
      MetricsModule,
    ),
    adapter,
    nestOptions: { logger: new NestLog(log), bodyParser: false, abortOnError: false },
    finish: (app) => {
      measureRequests(fastify, app.get(Metrics));
      if (accessLog) app.get(HealthChecks).register(accessLogCheck(accessLog));
      return app.useGlobalFilters(filter).setGlobalPrefix(PREFIX, { exclude: OUTSIDE_PREFIX });
    },
  };
}
