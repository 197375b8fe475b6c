import { hash } from 'node:crypto';

/**
 * The tree once more, straight from RFC 6962, section 2.1, and on purpose without anything of `merkle/` or `tiles/`: what
 * made the log must not be what checks it.
 */

const HASH = 32;

/** The hash of nothing. */
export const nothing: Buffer = hash('sha256', '', 'buffer');

/** MTH({d}) = SHA-256(0x00 || d). */
export function hashOfEntry(entry: Buffer): Buffer {
  const input = Buffer.allocUnsafe(1 + entry.length);
  input[0] = 0;
  entry.copy(input, 1);
  return hash('sha256', input, 'buffer');
}

const both = Buffer.alloc(1 + 2 * HASH);
both[0] = 1;

/** MTH(D[begin:end]) by the recursion of the RFC. `known` gives the hashes of leaves, and of ranges hashed before. */
export function rangeHash(
  begin: number,
  end: number,
  known: (begin: number, end: number) => Buffer | undefined,
): Buffer {
  const there = known(begin, end);
  if (there !== undefined) return there;
  let k = 1;
  while (2 * k < end - begin) k *= 2;
  const left = rangeHash(begin, begin + k, known);
  const right = rangeHash(begin + k, end, known);
  left.copy(both, 1);
  right.copy(both, 1 + HASH);
  return hash('sha256', both, 'buffer');
}
