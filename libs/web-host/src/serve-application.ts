import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import { type FastifyInstance, type FastifyReply } from 'fastify';

/** A web application, as `npm run build` leaves it. */
export interface Application {
  /** Its folder below dist/web. */
  readonly folder: string;
  /** Where its files are served: a path that ends in `/`. */
  readonly at: string;
  /** The addresses of its pages, all of which are its index page. Any other address below is no page. */
  readonly pages: readonly string[];
}

/** Anybody may have the files, and other sites may link to the pages: what they show is asked for call by call. */
const FOR_ANYBODY = { config: { needs: 'public', takesVisits: true } } as const;

/** Names with a hash of what is in them never change. */
const HASHED = /^assets\//;
const FOR_EVER = 'public, max-age=31536000, immutable';
const ASK_EACH_TIME = 'no-cache';

/** A page runs, loads and calls nothing but this service; styles are set by scripts of ours alone. */
const ONLY_FROM_HERE = [
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'",
  "connect-src 'self'; worker-src 'self'; manifest-src 'self'",
  "base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
].join('; ');

/**
 * Serves a web application. A file that is not there is a problem document (404), never the index page.
 *
 * @param builds the folder dist/web
 * @returns whether it was built: without it the service has an API alone
 */
export function serveApplication(
  fastify: FastifyInstance,
  builds: string,
  application: Application,
): boolean {
  const root = join(builds, application.folder);
  if (!existsSync(join(root, 'index.html'))) return false;
  const files = readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.(br|gz)$/.test(entry.name))
    .map(({ parentPath, name }) =>
      join(parentPath, name)
        .slice(root.length + 1)
        .replaceAll('\\', '/'),
    );
  void fastify.register(async (scope) => {
    await scope.register(fastifyStatic, { root, serve: false, preCompressed: true, cacheControl: false });
    const send = (reply: FastifyReply, file: string): FastifyReply => {
      void reply.header('cache-control', HASHED.test(file) ? FOR_EVER : ASK_EACH_TIME);
      void reply.header('content-security-policy', ONLY_FROM_HERE);
      return reply.sendFile(file);
    };
    for (const file of files.filter((one) => one !== 'index.html')) {
      scope.get(application.at + file, FOR_ANYBODY, (_request, reply) => send(reply, file));
    }
    for (const page of application.pages) {
      scope.get(page, FOR_ANYBODY, (_request, reply) => send(reply, 'index.html'));
    }
  });
  return true;
}
