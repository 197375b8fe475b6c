import { hash } from 'node:crypto';

/**
 * The tree once more, straight from RFC 6962, section 2.1, and on purpose without anything of `merkle/` or `tiles/`: what
 * made the log must not be what checks it.
 */

/** SHA-256: its 32 bytes as so many characters (latin1). Made at half the cost of a Buffer, and compared with `===`. */
export type Hash = string;

const HASH = 32;

/** The hash of nothing. */
export const nothing: Hash = sha256(Buffer.alloc(0));

/** MTH({d}) = SHA-256(0x00 || d). */
export function hashOfEntry(entry: Uint8Array): Hash {
  return sha256(Buffer.concat([Buffer.of(0), entry]));
}

/** Of all that is given, as it is. */
export function sha256(input: Buffer): Hash {
  return hash('sha256', input, 'binary');
}

const both = Buffer.alloc(1 + 2 * HASH);
both[0] = 1;

/** MTH(D[begin:end]) by the recursion of the RFC. `known` gives the hashes of leaves, and of ranges hashed before. */
export function rangeHash(
  begin: number,
  end: number,
  known: (begin: number, end: number) => Hash | undefined,
): Hash {
  const there = known(begin, end);
  if (there !== undefined) return there;
  let k = 1;
  while (2 * k < end - begin) k *= 2;
  const left = rangeHash(begin, begin + k, known);
  const right = rangeHash(begin + k, end, known);
  both.write(left, 1, 'latin1');
  both.write(right, 1 + HASH, 'latin1');
  return sha256(both);
}
