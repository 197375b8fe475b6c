import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Role } from '../roles/roles.js';

/** What a call brought instead of a key, verified: a token of the issuer, or a session that began with a sign-in there. */
export interface Credential {
  readonly via: 'session' | 'token';
  /** Name of the stream of the principal. */
  readonly stream: string;
  /** In milliseconds, as are the others: what was issued then may have been ended since. */
  readonly issuedAt: number;
  readonly expiresAt: number;
  /** What a token claims. A session has none: it goes by what was claimed at the newest sign-in. */
  readonly claimed?: readonly Role[];
}

/** Finds what a call brings, and verifies it. */
export interface Credentials {
  /**
   * Undefined: it brings neither a token nor a session.
   *
   * @throws Problem what it brings is good for nothing; the promise rejects with it
   */
  of(request: FastifyRequest, reply: FastifyReply): Promise<Credential> | undefined;
}
