import helmet from '@fastify/helmet';
import { type FastifyInstance } from 'fastify';
import { type CallerSetting } from '../settings/caller-settings.js';

/** Half a year in seconds: a service that goes back to http is not lost for longer. */
const HTTPS_FOR_S = 15_768_000;

/**
 * Headers that keep a browser from making more of an answer than it is: no page may frame it, nothing is run or loaded from
 * it. Pages of ours send a policy of their own. To be called before the hooks that refuse: refusals have them too.
 */
export function sendSecurityHeaders(fastify: FastifyInstance, { isHttps }: CallerSetting): void {
  void fastify.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        frameAncestors: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'none'"],
      },
    },
    // Other names below the same domain are not ours to speak for.
    strictTransportSecurity: isHttps && { maxAge: HTTPS_FOR_S, includeSubDomains: false },
    referrerPolicy: { policy: 'no-referrer' },
    frameguard: { action: 'deny' },
  });
}
