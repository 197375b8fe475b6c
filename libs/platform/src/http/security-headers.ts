import helmet, { type FastifyHelmetOptions } from '@fastify/helmet';
import { fastify as newFastify, type FastifyInstance } from 'fastify';
import { type CallerSetting } from '../settings/caller-settings.js';

/** Half a year in seconds: a service that goes back to http is not lost for longer. */
const HTTPS_FOR_S = 15_768_000;
const NOWHERE = ["'none'"];

/**
 * Headers that keep a browser from making more of an answer than it is: no page may frame it, nothing is run or loaded from
 * it. Pages of ours send a policy of their own. To be called before the hooks that refuse: refusals have them too.
 */
export function sendSecurityHeaders(fastify: FastifyInstance, { isHttps }: CallerSetting): void {
  let headers: Readonly<Record<string, string>> = {};
  fastify.addHook('onReady', async () => {
    headers = await headersOf({
      contentSecurityPolicy: {
        useDefaults: false,
        directives: {
          ...{ defaultSrc: NOWHERE, frameAncestors: NOWHERE },
          ...{ baseUri: NOWHERE, formAction: NOWHERE },
        },
      },
      // Other names below the same domain are not ours to speak for.
      strictTransportSecurity: isHttps && { maxAge: HTTPS_FOR_S, includeSubDomains: false },
      referrerPolicy: { policy: 'no-referrer' },
      frameguard: { action: 'deny' },
      // Of browsers and plug-ins that are no more.
      ...{ xDownloadOptions: false, xPermittedCrossDomainPolicies: false, xXssProtection: false },
      ...{ xDnsPrefetchControl: false, originAgentCluster: false },
    });
  });
  fastify.addHook('onRequest', (_request, reply, done) => {
    reply.headers(headers);
    done();
  });
}

/** What helmet sets. They are the same for every answer, and setting them anew takes it 20 us each time. */
async function headersOf(options: FastifyHelmetOptions): Promise<Readonly<Record<string, string>>> {
  const sample = newFastify();
  await sample.register(helmet, options);
  sample.get('/', (_request, reply) => reply.code(204).send());
  const { headers } = await sample.inject('/');
  await sample.close();
  const own = Object.entries(headers).filter(([name]) => !['date', 'connection'].includes(name));
  return Object.fromEntries(own.map(([name, value]) => [name, String(value)]));
}
