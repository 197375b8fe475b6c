import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { type Right, RIGHTS } from './rights.js';
import { type Scopes } from './scope.js';

/** Who calls. Stands in the metadata of every event that follows from the call. */
export interface Caller {
  /** `local`, or the name of the stream that says who it is, e.g. `access-desk-1`, `unit-torkham-gate-2`. */
  readonly id: string;
  /** How the caller was known. */
  readonly via: 'local' | 'key' | 'session' | 'token' | 'nothing';
  /** The roles, with plus signs between. */
  readonly role: string;
  readonly rights: ReadonlySet<Right>;
  /** Where a unit calls, its id: it reports for itself alone. */
  readonly unitId?: string;
  /** What it may decide on and report of. Undefined: everything. */
  readonly scope?: Scopes;
  /** What it may see. Undefined: everything. */
  readonly sees?: Scopes;
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Set before anything of a route runs. */
    caller: Caller;
  }
}

/** Whoever works on the machine itself, as long as there are no keys: may do everything. */
export const LOCAL: Caller = {
  ...{ id: 'local', via: 'local', role: 'local' },
  rights: new Set(Object.keys(RIGHTS) as Right[]),
};

/** The members of an event's metadata that say who called. `by: local` says all of it. */
export function calledBy({ id, via, role }: Caller): {
  readonly by: string;
  readonly via?: string;
  readonly role?: string;
} {
  return via === 'local' ? { by: id } : { by: id, via, role };
}

/** Hands the caller to a controller: `plan(@CallerIdentity() caller: Caller)`. */
export const CallerIdentity = createParamDecorator(
  (_: unknown, context: ExecutionContext): Caller =>
    context.switchToHttp().getRequest<FastifyRequest>().caller,
);
