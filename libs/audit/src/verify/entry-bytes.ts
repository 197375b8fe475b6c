import { MOST_ENTRY_BYTES } from '#kafila/proof';
import { type Hash, sha256 } from './range-hash.js';

/** The bytes of one entry, after the byte 0x00 that is hashed with it. The memory is used for the next one again. */
export class EntryBytes {
  readonly #bytes = Buffer.alloc(1 + MOST_ENTRY_BYTES);
  #end = 1;

  /** Puts another entry in the place of the last one. */
  write(entry: string): void {
    this.#end = 1 + this.#bytes.write(entry, 1, 'utf8');
  }

  /** MTH({d}) = SHA-256(0x00 || d). */
  hash(): Hash {
    return sha256(this.#bytes.subarray(0, this.#end));
  }

  equal(entry: Buffer): boolean {
    return this.#bytes.compare(entry, 0, entry.length, 1, this.#end) === 0;
  }
}
