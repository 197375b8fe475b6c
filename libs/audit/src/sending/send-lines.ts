import { preferredType } from '#kafila/platform';
import { type FastifyReply } from 'fastify';
import { sendPieces } from './send-pieces.js';

export const NDJSON = 'application/x-ndjson';

/** Whether lines are wanted rather than a page. */
export function prefersNdjson(accept: string | undefined): boolean {
  return preferredType(accept, ['application/json', NDJSON]) === NDJSON;
}

/** Sends each text as a line; see {@link sendPieces} for what becomes of it when something goes wrong. */
export function sendLines(
  reply: FastifyReply,
  texts: AsyncIterable<string>,
  stopping: AbortSignal,
): Promise<void> {
  return sendPieces(reply, `${NDJSON}; charset=utf-8`, linesOf(texts), stopping);
}

async function* linesOf(texts: AsyncIterable<string>): AsyncGenerator<string, void> {
  for await (const text of texts) yield `${text}\n`;
}
