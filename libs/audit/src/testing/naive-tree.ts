import { createHash } from 'node:crypto';

/**
 * RFC 6962, section 2.1, word by word over lists of entries: slow, and sharing nothing with what it is compared with.
 */

function sha(...parts: (Uint8Array | string)[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(typeof part === 'string' ? Buffer.from(part, 'hex') : part);
  return hash.digest('hex');
}

function split(n: number): number {
  return n <= 2 ? 1 : 2 * split(Math.ceil(n / 2));
}

/** MTH(D[n]) as hex. */
export function naiveRoot(entries: readonly Uint8Array[]): string {
  const [only] = entries;
  if (only === undefined) return sha();
  if (entries.length === 1) return sha('00', only);
  const k = split(entries.length);
  return sha('01', naiveRoot(entries.slice(0, k)), naiveRoot(entries.slice(k)));
}

/** PATH(m, D[n]) as hex. */
export function naivePath(m: number, entries: readonly Uint8Array[]): string[] {
  if (entries.length === 1) return [];
  const k = split(entries.length);
  const [left, right] = [entries.slice(0, k), entries.slice(k)];
  return m < k ? [...naivePath(m, left), naiveRoot(right)] : [...naivePath(m - k, right), naiveRoot(left)];
}

/** PROOF(m, D[n]) as hex. */
export function naiveProof(m: number, entries: readonly Uint8Array[]): string[] {
  return subproof(m, entries, true);
}

function subproof(m: number, entries: readonly Uint8Array[], b: boolean): string[] {
  if (m === entries.length) return b ? [] : [naiveRoot(entries)];
  const k = split(entries.length);
  const [left, right] = [entries.slice(0, k), entries.slice(k)];
  return m <= k
    ? [...subproof(m, left, b), naiveRoot(right)]
    : [...subproof(m - k, right, false), naiveRoot(left)];
}
