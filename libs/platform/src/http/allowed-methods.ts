import type { FastifyInstance } from 'fastify';

/** Finds the methods a path answers to, so that a wrong method (405) is told from a wrong path (404). */
export type AllowedMethods = (path: string) => string[];

export function watchRoutes(fastify: FastifyInstance): AllowedMethods {
  const routes = new Map<string, Set<string>>();
  fastify.addHook('onRoute', ({ url, method }) => {
    const methods = routes.get(url) ?? new Set();
    for (const one of [method].flat()) methods.add(one);
    routes.set(url, methods);
  });
  return (path) => {
    const segments = path.split('/');
    const matching = [...routes].filter(([pattern]) => matches(pattern.split('/'), segments));
    return [...new Set(matching.flatMap(([, methods]) => [...methods]))].sort();
  };
}

function matches(pattern: readonly string[], path: readonly string[]): boolean {
  if (pattern.length !== path.length) return false;
  return pattern.every((segment, at) => (segment.startsWith(':') ? path[at] !== '' : segment === path[at]));
}
