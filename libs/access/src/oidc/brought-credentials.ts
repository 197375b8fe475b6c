import type { FastifyReply, FastifyRequest } from 'fastify';
import { type Credential, type Credentials } from '../door/credential.js';
import { cookieOf, keepCookie } from '../sessions/cookies.js';
import { type Sessions } from '../sessions/sessions.js';
import { type Tokens } from './tokens.js';

/** Three parts with dots between; the last is empty where nothing is signed. */
const TOKEN = /^Bearer +([\w-]+\.[\w-]+\.[\w-]*)$/i;

/** Tokens of the issuer in the header, else the session in the cookie. */
export class BroughtCredentials implements Credentials {
  constructor(
    private readonly tokens: Tokens | undefined,
    private readonly sessions: Sessions | undefined,
  ) {}

  of(request: FastifyRequest, reply: FastifyReply): Promise<Credential> | undefined {
    const { authorization } = request.headers;
    if (authorization !== undefined) {
      const [, token] = TOKEN.exec(authorization) ?? [];
      return token === undefined ? undefined : this.tokens?.credentialOf(token);
    }
    if (!this.sessions) return undefined;
    const sealed = cookieOf(request, 'session');
    return sealed === undefined ? undefined : this.#byCookie(sealed, this.sessions, request, reply);
  }

  async #byCookie(
    sealed: string,
    sessions: Sessions,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<Credential> {
    const { credential, renewed } = await sessions.open(sealed);
    // What is public may be kept by whatever stands between, with all its headers.
    const isPublic = request.routeOptions.config.needs === 'public';
    if (renewed !== undefined && !isPublic) keepCookie(reply, 'session', renewed);
    return credential;
  }
}
