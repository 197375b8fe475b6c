import type { FastifyAdapter } from '@nestjs/platform-fastify';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Problem } from '../problems/problem.js';
import { type CallerSetting, hostOf, isWebOrigin } from '../settings/caller-settings.js';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Whether a page that other sites may link to is shown. */
    takesVisits?: boolean;
  }
}

const OF_THIS_MACHINE = ['localhost', '127.0.0.1', '[::1]'];

/**
 * Refuses, before the body is read, what a foreign web page makes a browser send. No page can forge these headers: `Host`
 * is the name under which the page found this machine, `Origin` and `Sec-Fetch-Site` say where the page came from.
 */
export function refuseForeign(fastify: FastifyInstance, callers: CallerSetting): void {
  fastify.addHook('onRequest', (request, _reply, done) => {
    done(isForAnybody(request) ? undefined : refusalOf(request, callers));
  });
}

/**
 * Lets pages of the listed origins read what is answered, by the headers of CORS. No credentials are asked for, so one
 * word stands for all headers that such a page may read.
 */
export function answerListedPages(adapter: FastifyAdapter, { corsOrigins }: CallerSetting): void {
  if (corsOrigins.length === 0) return;
  adapter.enableCors({
    // A list would let the preflights of all others be answered too, though without a leave.
    origin: (origin, listed) => {
      listed(null, origin !== undefined && corsOrigins.includes(origin.toLowerCase()));
    },
    methods: ['GET', 'HEAD', 'POST', 'PUT', 'DELETE'],
    exposedHeaders: '*',
  });
}

/** By its route, not by its path: `/health/../v1` is none of them. */
function isForAnybody({ routeOptions: { url = '' } }: FastifyRequest): boolean {
  return url.startsWith('/health/') || url === '/metrics';
}

/** Under which host a connection was asked last, and rightly: the next call on it asks under the same, as a rule. */
const askedUnder = new WeakMap<FastifyRequest['socket'], string>();

function refusalOf(request: FastifyRequest, callers: CallerSetting): Problem | undefined {
  const { socket, headers } = request;
  const { host, origin, 'sec-fetch-site': site } = headers;
  const isOwn = (one: string): boolean => isOneOf([...ownHosts(request), ...callers.allowedHosts], one);
  if (host === undefined) return unknownHost('');
  if (askedUnder.get(socket) !== host) {
    if (!isOwn(host)) return unknownHost(host);
    askedUnder.set(socket, host);
  }
  if (origin === undefined)
    return site === 'cross-site' && !isVisit(request) ? foreignOrigin('a page of another site') : undefined;
  if (callers.corsOrigins.includes(origin.toLowerCase())) return undefined;
  if (isWebOrigin(origin) && isOwn(hostOf(origin)) && site !== 'cross-site') return undefined;
  return foreignOrigin(origin);
}

/** Somebody follows a link, or is sent back by the issuer, to a page that is there for that. No other page reads what it shows. */
function isVisit({ headers, routeOptions: { config } }: FastifyRequest): boolean {
  const { 'sec-fetch-mode': mode, 'sec-fetch-dest': into } = headers;
  return config.takesVisits === true && mode === 'navigate' && into === 'document';
}

/** The address on which the request came in, and the names that every machine has for itself. */
function ownHosts({ socket: { localAddress = '', localPort = 0 } }: FastifyRequest): readonly string[] {
  const address = localAddress.replace(/^::ffff:/, '');
  const bound = address.includes(':') ? `[${address}]` : address;
  return [...OF_THIS_MACHINE, bound].map((name) => `${name}:${localPort}`);
}

function isOneOf(own: readonly string[], host: string): boolean {
  return formsOf(host).some((form) => own.includes(form));
}

/** How a host may stand in a list: with its port, the usual ones where it names none, and as a name alone. */
function formsOf(host: string): readonly string[] {
  const [, name = '', port] = /^(\[[^\]]*\]|[^:]*)(?::(\d+))?$/.exec(host.toLowerCase()) ?? [];
  return port === undefined ? [name, `${name}:80`, `${name}:443`] : [name, `${name}:${port}`];
}

function unknownHost(host: string): Problem {
  return new Problem({
    status: 421,
    code: 'unknown-host',
    detail:
      'This service is not known under the host that was asked. Ask its own address, or name the host in KAFILA_PUBLIC_URL or KAFILA_ALLOWED_HOSTS.',
    facts: { host: host.slice(0, 300) },
  });
}

function foreignOrigin(origin: string): Problem {
  return new Problem({
    status: 403,
    code: 'foreign-origin',
    detail:
      'A web page of another site may not call this service; name the origin of the page in KAFILA_CORS_ORIGINS if it shall.',
    facts: { origin: origin.slice(0, 300) },
  });
}
