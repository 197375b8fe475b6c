import { type FastifyReply } from 'fastify';
import { entryOf, noted } from '../access-log/keep-access-log.js';

/** Shows what is sealed in an answer. What is handed out as it was recorded does not go through here. */
export interface Reveal {
  /** A JSON text without blanks, with what is sealed in it in the clear. */
  readonly text: (json: string) => Promise<string>;
  /** The same of plain data; the very same where nothing in it is sealed. */
  readonly value: <T>(data: T) => Promise<T>;
  /** Another text than before whenever somebody may be shown otherwise; absent where nobody ever is. */
  readonly version?: () => Promise<string>;
}

/** How persons are shown: to who may see them, and to all others. */
export interface Reveals {
  readonly shown: Reveal;
  readonly hidden: Reveal;
}

declare module 'fastify' {
  interface FastifyInstance {
    /** See `HttpAppOptions`. */
    readonly reveals: Reveals;
  }
}

const AS_IT_IS: Reveal = {
  text: (json) => Promise.resolve(json),
  value: (data) => Promise.resolve(data),
};

/** For services that have no keys. */
export const SHOW_SEALED: Reveals = { shown: AS_IT_IS, hidden: AS_IT_IS };

/**
 * How persons are shown to whoever called. That somebody sees persons is noted in the access log before he does; where that
 * cannot be written, they are hidden from him.
 */
export function revealOf(reply: FastifyReply): Reveal {
  const { request, server } = reply;
  const { shown, hidden } = server.reveals;
  if (!maySee(reply)) return hidden;
  let isNoted: Promise<boolean> | undefined;
  const mayShow = (): Promise<boolean> => (isNoted ??= noted(server.accessLog, entryOf(request, 'revealed')));
  return {
    text: async (json) => {
      const text = await shown.text(json);
      return text === json || (await mayShow()) ? text : hidden.text(json);
    },
    value: async (data) => {
      const value = await shown.value(data);
      return value === data || (await mayShow()) ? value : hidden.value(data);
    },
  };
}

/** The same for an answer that goes on: noted once, before it begins. Whoever may see the same has the very same. */
export async function revealOfStream(reply: FastifyReply): Promise<Reveal> {
  const { request, server } = reply;
  const { shown, hidden } = server.reveals;
  if (!maySee(reply)) return hidden;
  return (await noted(server.accessLog, entryOf(request, 'revealed'))) ? shown : hidden;
}

function maySee({ request }: FastifyReply): boolean {
  return request.caller.rights.has('persons.see');
}
