const LENGTH_BYTES = 2;

/** The bytes are not a bundle of entries. */
export class BundleMalformed extends Error {
  override readonly name = 'BundleMalformed';
}

/** Entries one after the other, each preceded by its length in 16 bits, most significant byte first (C2SP tlog-tiles). */
export function encodeEntries(entries: readonly Uint8Array[]): Buffer {
  const bytes = Buffer.allocUnsafe(entries.reduce((sum, { length }) => sum + LENGTH_BYTES + length, 0));
  let at = 0;
  for (const entry of entries) {
    at = bytes.writeUInt16BE(entry.length, at);
    bytes.set(entry, at);
    at += entry.length;
  }
  return bytes;
}

/** @throws BundleMalformed an entry reaches beyond the end */
export function decodeEntries(bytes: Buffer): Buffer[] {
  const entries: Buffer[] = [];
  for (let at = 0; at < bytes.length;) {
    const begin = at + LENGTH_BYTES;
    const end = begin > bytes.length ? Infinity : begin + bytes.readUInt16BE(at);
    if (end > bytes.length) throw new BundleMalformed(`Entry ${entries.length} of the bundle is cut off.`);
    entries.push(bytes.subarray(begin, end));
    at = end;
  }
  return entries;
}
