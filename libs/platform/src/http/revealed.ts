import { type FastifyReply } from 'fastify';

declare module 'fastify' {
  interface FastifyInstance {
    /** See `HttpAppOptions`. */
    readonly reveal: (json: string) => string;
  }
}

/** The same JSON text with what is sealed in it in the clear. What is handed out as it was recorded does not go through here. */
export function revealed(reply: FastifyReply, json: string): string {
  return reply.server.reveal(json);
}
