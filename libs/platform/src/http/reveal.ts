import { type FastifyReply } from 'fastify';

/** Shows what is sealed in an answer. What is handed out as it was recorded does not go through here. */
export interface Reveal {
  /** A JSON text without blanks, with what is sealed in it in the clear. */
  readonly text: (json: string) => Promise<string>;
  /** The same of plain data. */
  readonly value: <T>(data: T) => Promise<T>;
}

declare module 'fastify' {
  interface FastifyInstance {
    /** See `HttpAppOptions`. */
    readonly reveal: Reveal;
  }
}

/** For services that have no keys. */
export const SHOW_SEALED: Reveal = {
  text: (json) => Promise.resolve(json),
  value: (data) => Promise.resolve(data),
};

export function revealOf(reply: FastifyReply): Reveal {
  return reply.server.reveal;
}
