import { addAbortSignal, Readable } from 'node:stream';
import { preferredOverJson } from '#kafila/read-models';
import { type FastifyReply } from 'fastify';

export const NDJSON = 'application/x-ndjson';

/** So many characters are sent in one piece: a chunk for each line would cost more than the line. */
const PIECE = 64 * 1024;

/** Whether lines are wanted rather than a page (RFC 9110, 12.5.1); a page where both are equal. */
export function prefersNdjson(accept: string | undefined): boolean {
  return preferredOverJson(accept, 'application', 'x-ndjson');
}

/**
 * Sends each text as a line, as fast as the other side takes them. What goes wrong before the first piece is thrown;
 * behind it, and when the service stops, the connection is cut off, so that half a history never looks like a whole one.
 */
export async function sendLines(
  reply: FastifyReply,
  texts: AsyncIterable<string>,
  stopping: AbortSignal,
): Promise<void> {
  const pieces = piecesOf(texts);
  const first = await pieces.next();
  const rest = Readable.from(following(first, pieces), { objectMode: false });
  void reply.type(`${NDJSON}; charset=utf-8`).send(addAbortSignal(stopping, rest));
}

async function* piecesOf(texts: AsyncIterable<string>): AsyncGenerator<string, void> {
  let piece = '';
  for await (const text of texts) {
    piece += `${text}\n`;
    if (piece.length < PIECE) continue;
    yield piece;
    piece = '';
  }
  if (piece !== '') yield piece;
}

async function* following(
  first: IteratorResult<string, void>,
  pieces: AsyncGenerator<string, void>,
): AsyncGenerator<string, void> {
  if (first.done !== true) yield first.value;
  yield* pieces;
}
