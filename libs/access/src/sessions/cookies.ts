import { type CookieSerializeOptions } from '@fastify/cookie';
import type { FastifyReply, FastifyRequest } from 'fastify';

declare module 'fastify' {
  // As @fastify/cookie adds them; what it declares itself does not reach here.
  interface FastifyInstance {
    parseCookie(header: string): Record<string, string>;
    serializeCookie(name: string, value: string, options: CookieSerializeOptions): string;
  }
}

/** What begins with `__Host-` no other host can set, and none but this one gets. */
export const COOKIES = { session: '__Host-kafila', signIn: '__Host-kafila-sign-in' } as const;
type Cookie = keyof typeof COOKIES;

const TERMS = { path: '/', httpOnly: true, secure: true, sameSite: 'lax' } as const;

export function cookieOf({ headers, server }: FastifyRequest, cookie: Cookie): string | undefined {
  if (headers.cookie?.includes(COOKIES[cookie]) !== true) return undefined;
  return server.parseCookie(headers.cookie)[COOKIES[cookie]];
}

/** Lasts as long as the browser is open, or less: when it is over stands in what is sealed. */
export function keepCookie(reply: FastifyReply, cookie: Cookie, sealed: string): void {
  reply.header('set-cookie', reply.server.serializeCookie(COOKIES[cookie], sealed, TERMS));
}

export function dropCookie(reply: FastifyReply, cookie: Cookie): void {
  const { server } = reply;
  reply.header('set-cookie', server.serializeCookie(COOKIES[cookie], '', { ...TERMS, maxAge: 0 }));
}
