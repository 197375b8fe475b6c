import { type FileHandle, open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { LRUCache } from 'lru-cache';
import { openCheckpoint } from '../signing/signed-checkpoint.js';
import { TileReader } from '../tiles/tile-reader.js';
import { isAbsent, tilesInFolder } from '../tiles/tile-source.js';
import { files } from './log-folder.js';
import { LogDamaged } from './log.errors.js';

const BYTES = 8;
const PER_BLOCK = 512;
const rememberedBlocks = 256;

/** What of a log is looked into until it has grown. */
interface Seen {
  readonly size: number;
  /** Of the last leaf. */
  readonly position: bigint;
  readonly reader: TileReader;
  /** Positions, so many leaves a block. */
  readonly blocks: LRUCache<number, Buffer>;
}

/**
 * The hashes of the leaves of a log by the positions of their events, for comparing many events with them as they are
 * read. It reads the files beside the process that writes them, and verifies no signature: that is what `verify` is for.
 */
export class LoggedLeaves {
  #seen: Seen | undefined;

  constructor(private readonly folder: string) {}

  /**
   * The hash of the leaf whose event lay at a position when it was logged; null where the log has come further and has none
   * there; undefined where it has not come so far, or where there is no log.
   *
   * @throws LogDamaged, TileUnusable
   */
  async hashAt(position: bigint): Promise<Uint8Array | null | undefined> {
    const seen = await this.#upTo(position);
    if (seen === undefined) return undefined;
    let [low, high] = [0, seen.size - 1];
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      const at = seen.blocks.get(Math.floor(middle / PER_BLOCK)) ?? (await this.#block(seen, middle));
      if (positionIn(at, middle) < position) low = middle + 1;
      else high = middle;
    }
    const found = seen.blocks.get(Math.floor(low / PER_BLOCK)) ?? (await this.#block(seen, low));
    return positionIn(found, low) === position ? seen.reader.leaf(low) : null;
  }

  /** Looks again at the next question: where a loss was accepted, positions are given anew. */
  forget(): void {
    this.#seen = undefined;
  }

  /** The log as far as it has come, where it has come to a position. */
  async #upTo(position: bigint): Promise<Seen | undefined> {
    if (this.#seen === undefined || this.#seen.position < position) this.#seen = await this.#look();
    return this.#seen !== undefined && this.#seen.position >= position ? this.#seen : undefined;
  }

  async #look(): Promise<Seen | undefined> {
    const note = await readFile(join(this.folder, files.checkpoint), 'utf8').catch((error: unknown) => {
      if (isAbsent(error)) return undefined;
      throw error;
    });
    if (note === undefined) return undefined;
    const { size } = openCheckpoint(note, []).checkpoint;
    if (size === 0 || size === this.#seen?.size) return this.#seen;
    const blocks = new LRUCache<number, Buffer>({ max: rememberedBlocks });
    const reader = new TileReader(tilesInFolder(this.folder), size);
    const last = await this.#block({ size, position: 0n, reader, blocks }, size - 1);
    return { size, position: positionIn(last, size - 1), reader, blocks };
  }

  async #block({ size, blocks }: Seen, leaf: number): Promise<Buffer> {
    const index = Math.floor(leaf / PER_BLOCK);
    const wanted = Math.min(PER_BLOCK, size - index * PER_BLOCK) * BYTES;
    const block = Buffer.alloc(wanted);
    const path = join(this.folder, files.positions);
    let file: FileHandle | undefined;
    try {
      file = await open(path, 'r');
      const { bytesRead } = await file.read(block, 0, wanted, index * PER_BLOCK * BYTES);
      if (bytesRead < wanted)
        throw new LogDamaged(`The file ${path} of the log holds less than ${size} positions.`);
    } catch (cause) {
      if (cause instanceof LogDamaged || !isAbsent(cause)) throw cause;
      throw new LogDamaged(`The file ${path} of the log is missing.`, { cause });
    } finally {
      await file?.close();
    }
    blocks.set(index, block);
    return block;
  }
}

function positionIn(block: Buffer, leaf: number): bigint {
  return block.readBigUInt64BE((leaf % PER_BLOCK) * BYTES);
}
