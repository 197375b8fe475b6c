import { type FastifyReply } from 'fastify';

/** Sends text that is JSON already. */
export function sendJson(reply: FastifyReply, json: string): void {
  void reply.type('application/json; charset=utf-8').send(json);
}
