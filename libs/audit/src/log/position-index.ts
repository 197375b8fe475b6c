import { type FileHandle, open } from 'node:fs/promises';
import { LogDamaged } from './log.errors.js';

const BYTES = 8;

/**
 * Which position of the store each leaf had: eight bytes a leaf, in the order of leaves, so that a leaf is found by its
 * position and a position by its leaf. It is an aid for finding; what it says is proven by nothing but `verify`.
 */
export class PositionIndex {
  private constructor(
    private readonly file: FileHandle,
    private readonly path: string,
    private leaves: number,
  ) {}

  /** @throws LogDamaged it holds less than `leaves` */
  static async open(path: string, leaves: number): Promise<PositionIndex> {
    const index = await PositionIndex.openToRead(path, leaves, 'r+');
    // What a killed process wrote after the checkpoint is derived again.
    await index.file.truncate(leaves * BYTES);
    return index;
  }

  /** Opens it beside the process that writes. @throws LogDamaged it holds less than `leaves` */
  static async openToRead(path: string, leaves: number, mode: 'r' | 'r+' = 'r'): Promise<PositionIndex> {
    let file: FileHandle;
    try {
      file = await open(path, mode);
    } catch (cause) {
      throw new LogDamaged(`The file ${path} of the log cannot be opened: ${String(cause)}`, { cause });
    }
    const { size } = await file.stat();
    if (size < leaves * BYTES) {
      await file.close();
      throw new LogDamaged(`The file ${path} of the log holds less than ${leaves} positions.`);
    }
    return new PositionIndex(file, path, leaves);
  }

  /** Adds positions after the first `from` leaves; they are durable when the promise resolves. */
  async write(from: number, positions: readonly bigint[]): Promise<void> {
    await this.place(from, positions);
    this.leaves = from + positions.length;
  }

  /** Writes over positions of leaves that are there; durable when the promise resolves. */
  async place(from: number, positions: readonly bigint[]): Promise<void> {
    const bytes = Buffer.allocUnsafe(positions.length * BYTES);
    for (const [at, position] of positions.entries()) bytes.writeBigUInt64BE(position, at * BYTES);
    await this.file.write(bytes, 0, bytes.length, from * BYTES);
    await this.file.datasync();
  }

  /** The position of a leaf; 0n before the first one. */
  async at(leaf: number): Promise<bigint> {
    if (leaf < 0) return 0n;
    const bytes = Buffer.alloc(BYTES);
    const { bytesRead } = await this.file.read(bytes, 0, BYTES, leaf * BYTES);
    if (bytesRead < BYTES) throw new LogDamaged(`The file ${this.path} of the log has no leaf ${leaf}.`);
    return bytes.readBigUInt64BE(0);
  }

  /** How many leaves have a position up to this one. */
  async upTo(position: bigint): Promise<number> {
    let [low, high] = [0, this.leaves];
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      if ((await this.at(middle)) <= position) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  close(): Promise<void> {
    return this.file.close();
  }
}
