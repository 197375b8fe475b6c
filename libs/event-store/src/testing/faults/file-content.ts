import { type DiskOperation } from './disk-trace.js';

/** What changes the bytes of a file. */
export type Change = Extract<DiskOperation, { kind: 'write' | 'cut' }>;

/** The bytes of a file; what was never written is 0. */
export class Content {
  #bytes = Buffer.alloc(0);
  #length = 0;

  get bytes(): Buffer {
    return this.#bytes.subarray(0, this.#length);
  }

  copy(): Content {
    const copy = new Content();
    copy.write(0, this.bytes);
    return copy;
  }

  change(change: Change): void {
    if (change.kind === 'write') this.write(change.at, change.bytes);
    else {
      this.grow(change.at);
      this.#bytes.fill(0, change.at);
      this.#length = change.at;
    }
  }

  write(at: number, bytes: Buffer): void {
    this.grow(at + bytes.length);
    bytes.copy(this.#bytes, at);
  }

  grow(length: number): void {
    if (length > this.#bytes.length) {
      const larger = Buffer.alloc(2 * length);
      this.bytes.copy(larger);
      this.#bytes = larger;
    }
    this.#length = Math.max(this.#length, length);
  }
}
