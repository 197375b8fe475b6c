import { randomUUID } from 'node:crypto';
import { type FileHandle, open, unlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Outcome, type ShortRefusal } from './report-outcome.js';
import { type ShortOutcome } from './short/short-outcome.js';

/** Bytes of outcomes held in memory before they go to a file. */
const IN_MEMORY = 1024 * 1024;

/**
 * Keeps the outcomes of a long stream until its end was read. Many clients send everything before they read anything;
 * an answer written meanwhile would fill the buffers between us, and both sides would wait for each other for ever.
 */
export class OutcomeSpool {
  #chunk = '';
  #count = 0;
  #file: FileHandle | undefined;
  #written = 0;

  /** @param numbered whether each outcome says which report it is of */
  constructor(private readonly numbered = true) {}

  /** So many outcomes were added. */
  get count(): number {
    return this.#count;
  }

  async add(outcome: Outcome | ShortRefusal | ShortOutcome | { readonly outcome: 'stopped' }): Promise<void> {
    const text = JSON.stringify(this.numbered ? { index: this.#count, ...outcome } : outcome);
    this.#chunk += this.#count++ === 0 ? text : `,${text}`;
    if (this.#chunk.length >= IN_MEMORY) await this.#spill();
  }

  async #spill(): Promise<void> {
    if (!this.#file) {
      const path = join(tmpdir(), `kafila-outcomes-${randomUUID()}`);
      this.#file = await open(path, 'wx+', 0o600);
      // The open handle keeps the bytes; without a name, nothing is left after a crash.
      await unlink(path);
    }
    const { bytesWritten } = await this.#file.write(this.#chunk, this.#written);
    this.#written += bytesWritten;
    this.#chunk = '';
  }

  /**
   * The whole answer, `{"outcomes": [...]}`, piece by piece. Closes the spool at its end, or when nobody reads on.
   *
   * @param missing stands at the end, where it is told
   */
  async *answer(missing?: readonly object[]): AsyncGenerator<Uint8Array> {
    try {
      yield Buffer.from('{"outcomes":[');
      for (let at = 0; this.#file && at < this.#written;) {
        const { buffer, bytesRead } = await this.#file.read({
          buffer: Buffer.allocUnsafe(64 * 1024),
          position: at,
        });
        at += bytesRead;
        yield buffer.subarray(0, bytesRead);
      }
      const end = missing ? `,"missing":${JSON.stringify(missing)}` : '';
      yield Buffer.from(`${this.#chunk}]${end}}`);
    } finally {
      await this.close();
    }
  }

  async close(): Promise<void> {
    await this.#file?.close();
    this.#file = undefined;
  }
}
