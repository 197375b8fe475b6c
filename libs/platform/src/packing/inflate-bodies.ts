import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { type FastifyInstance, type FastifyRequest } from 'fastify';
import { Problem } from '../problems/problem.js';

/** Bodies up to here may be of any kind; longer ones hold many reports, of which ten are about as long as one that was packed. */
const SHORT_BYTES = 10 * 1024 * 1024;
/** No field unit packs its reports as tightly; what does is made to be long. */
const MOST_TIMES = 100;

/** Unpacks bodies in gzip (RFC 9110, section 8.4.1.3). What limits a body limits it as it is unpacked. */
export function inflateBodies(fastify: FastifyInstance): void {
  fastify.addHook('preParsing', (request, _reply, payload, done) => {
    if (!isPacked(request)) done(null, payload);
    else if (codingOf(request) === 'gzip') done(null, inflated(payload as Readable));
    else done(unsupportedEncoding());
  });
}

/** Whether the length of the body says nothing of how much there is to read. */
export function isPacked(request: FastifyRequest): boolean {
  const coding = codingOf(request);
  return coding !== undefined && coding !== 'identity';
}

function codingOf({ headers }: FastifyRequest): string | undefined {
  return headers['content-encoding']?.trim().toLowerCase();
}

/** Nothing is unpacked, and nothing can go wrong, until somebody reads: a body may be left unread. */
function inflated(payload: Readable): Readable {
  let received = 0;
  const read = async function* (): AsyncGenerator<Buffer> {
    const gunzip = createGunzip();
    payload.on('data', (chunk: Buffer) => (received += chunk.length));
    payload.on('error', (error) => gunzip.destroy(error));
    payload.pipe(gunzip);
    let given = 0;
    try {
      for await (const chunk of gunzip as AsyncIterable<Buffer>) {
        given += chunk.length;
        if (given > SHORT_BYTES && given > MOST_TIMES * received) throw inflatesTooMuch();
        yield chunk;
      }
    } catch (error) {
      throw isOfGzip(error) ? malformedGzip() : error;
    } finally {
      gunzip.destroy();
      // What is left of it is read and forgotten: many clients send everything before they read an answer.
      payload.unpipe(gunzip).resume();
    }
  };
  const body = Readable.from(read(), { objectMode: false });
  // Fastify compares it with the length that the headers tell.
  return Object.defineProperty(body, 'receivedEncodedLength', { get: () => received });
}

function isOfGzip(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('Z_');
}

function unsupportedEncoding(): Problem {
  return new Problem({
    status: 415,
    code: 'unsupported-content-encoding',
    detail: 'Bodies are understood as they are, or in gzip; send it so.',
    headers: { 'accept-encoding': 'gzip, identity' },
  });
}

function malformedGzip(): Problem {
  return new Problem({
    status: 400,
    code: 'malformed-gzip',
    detail:
      'The body is no whole gzip. Of reports that are lines, those that came before are recorded; send all again.',
  });
}

function inflatesTooMuch(): Problem {
  return new Problem({
    status: 413,
    code: 'inflates-too-much',
    detail: `Unpacked, the body is over ${MOST_TIMES} times as long as it was sent. Send it without content-encoding.`,
    facts: { limitTimes: MOST_TIMES },
  });
}
