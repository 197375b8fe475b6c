import { addAbortSignal, Readable } from 'node:stream';
import { type FastifyReply } from 'fastify';

/** So many characters are sent at once: a chunk for each line would cost more than the line. */
const PIECE = 64 * 1024;

/**
 * Sends text as fast as the other side takes it. What goes wrong before the first piece is thrown; after it, and when the
 * service stops, the connection is cut off, so that half of something never looks like all of it.
 */
export async function sendPieces(
  reply: FastifyReply,
  contentType: string,
  texts: AsyncIterable<string> | Iterable<string>,
  stopping: AbortSignal,
): Promise<void> {
  const pieces = gathered(texts);
  const first = await pieces.next();
  const rest = Readable.from(following(first, pieces), { objectMode: false });
  void reply.type(contentType).send(addAbortSignal(stopping, rest));
}

async function* gathered(texts: AsyncIterable<string> | Iterable<string>): AsyncGenerator<string, void> {
  let piece = '';
  for await (const text of texts) {
    piece += text;
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
