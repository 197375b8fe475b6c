import { type FastifyReply } from 'fastify';

/** Shows what is sealed in an answer. What is handed out as it was recorded does not go through here. */
export interface Reveal {
  /** A JSON text without blanks, with what is sealed in it in the clear. */
  readonly text: (json: string) => Promise<string>;
  /** The same of plain data. */
  readonly value: <T>(data: T) => Promise<T>;
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

/** How persons are shown to whoever called. */
export function revealOf({ request, server }: FastifyReply): Reveal {
  return request.caller.rights.has('persons.see') ? server.reveals.shown : server.reveals.hidden;
}
