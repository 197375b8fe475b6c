import compress from '@fastify/compress';
import { type FastifyInstance } from 'fastify';

/** A shorter answer fits into one packet as it is. */
const SHORT_BYTES = 1_024;

/** Documents, tables and pages. Hashes of the log do not become shorter; a live feed must not wait until there is enough of it. */
const PACKED = /^(?:application\/(?:[\w.+-]+\+)?json|text\/(?!event-stream))/u;

/** Packs long answers for whoever accepts it (RFC 9110, section 12.5.3). */
export function compressAnswers(fastify: FastifyInstance): void {
  void fastify.register(compress, {
    globalDecompression: false,
    encodings: ['br', 'gzip'],
    threshold: SHORT_BYTES,
    customTypes: PACKED,
  });
}
