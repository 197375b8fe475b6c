import { revealed } from '#kafila/platform';
import { type FastifyReply } from 'fastify';

/** Sends text that is JSON already, with what is personal in the clear. */
export function sendJson(reply: FastifyReply, json: string): void {
  void reply.type('application/json; charset=utf-8').send(revealed(reply, json));
}

/** An object that is JSON already, with more members behind its own; their values are JSON too. */
export function withMembers(object: string, members: Readonly<Record<string, string>>): string {
  const more = Object.entries(members).map(([name, json]) => `${JSON.stringify(name)}:${json}`);
  return `${object.slice(0, -1)},${more.join(',')}}`;
}
