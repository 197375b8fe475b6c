import { applyDecorators } from '@nestjs/common';
import { FASTIFY_ROUTE_CONFIG_METADATA } from '@nestjs/platform-fastify/constants.js';
import { ApiExtension, ApiSecurity } from '@nestjs/swagger';
import { ApiProblem, SECURITY_SCHEMES } from '../openapi/api-decorators.js';
import { type Right } from './rights.js';

/** What a route needs: a right of whoever calls, or nothing at all. */
export type Need = Right | 'public';

/** Where the description of the API says what an operation needs. */
export const NEEDS_EXTENSION = 'x-kafila-needs';

/** What else is asked of whoever calls. */
export interface MayTerms {
  /** The answer cannot be cut to a scope: it is for those who see everything. */
  readonly unscoped?: true;
}

declare module 'fastify' {
  interface FastifyContextConfig extends MayTerms {
    needs?: Need;
  }
}

/**
 * Says what a route needs: `@May('convoys.decide')`, or `@May('public')` for what anybody may call. A service with a route
 * that does not say it does not start. Stands above `@RouteConfig`.
 */
export function May(needs: Need, terms: MayTerms = {}): MethodDecorator {
  return applyDecorators(
    Needs({ needs, ...terms }),
    ApiExtension(NEEDS_EXTENSION, needs),
    TooMany,
    ...(needs === 'public' ? [] : [...byAnyOf(), NotKnown, NotAllowed]),
  );
}

function Needs(needed: MayTerms & { readonly needs: Need }): MethodDecorator {
  return (_controller, _name, descriptor) => {
    const route = descriptor.value as object;
    const before = Reflect.getMetadata(FASTIFY_ROUTE_CONFIG_METADATA, route) as object | undefined;
    Reflect.defineMetadata(FASTIFY_ROUTE_CONFIG_METADATA, { ...before, ...needed }, route);
  };
}

/** Made anew each time: such a decorator remembers where it stood before. */
const byAnyOf = (): MethodDecorator[] => Object.values(SECURITY_SCHEMES).map((scheme) => ApiSecurity(scheme));
const NotKnown = ApiProblem(
  401,
  'It is not known who calls.',
  ...(['key-needed', 'malformed-key', 'unknown-key', 'key-revoked', 'key-expired'] as const),
  ...(['token-invalid', 'token-expired', 'token-ended'] as const),
  ...(['session-unknown', 'session-expired', 'session-ended'] as const),
);
const NotAllowed = ApiProblem(403, 'Whoever calls may not.', 'not-allowed', 'out-of-scope');
const TooMany = ApiProblem(
  429,
  'Too much at once of one caller, or from one address. Ask again after `Retry-After`.',
  ...(['too-many-calls', 'too-many-refusals', 'too-many-own-reads', 'too-many-own-live-streams'] as const),
);
