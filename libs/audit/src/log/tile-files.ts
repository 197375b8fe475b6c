import { rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { makeFolder, syncFolder, writeWhole } from '../disk/whole-file.js';
import { HASH_BYTES, leafHash } from '../merkle/hash.js';
import { decodeEntries } from '../tiles/entry-bundle.js';
import { partialsPath, TILE_WIDTH, tilePath } from '../tiles/tile-path.js';
import { tilesInFolder } from '../tiles/tile-source.js';
import { type TileFile } from './right-edge.js';

const filesAtOnce = 4;

/** Another file lies where a tile is to be written: it was derived from other events. */
export class TileDiffers extends Error {
  override readonly name = 'TileDiffers';

  /** @param leaf the first leaf under the tile whose hash differs */
  constructor(
    readonly path: string,
    readonly leaf: number,
  ) {
    super(`The file ${path} of the log was derived from other events, from leaf ${leaf} on.`);
  }
}

/** The tiles of a log in its folder. A tile is written once and never changed. */
export class TileFiles {
  readonly #staging: string;
  #staged = 0;

  constructor(private readonly folder: string) {
    this.#staging = join(folder, 'staging');
  }

  /** Throws away what a killed process was writing. */
  async clearStaging(): Promise<void> {
    await rm(this.#staging, { recursive: true, force: true });
    await makeFolder(this.#staging);
  }

  /**
   * Writes tiles; all of them are durable when the promise resolves. One that is there already with the same content is
   * left.
   *
   * @throws TileDiffers one is there already with other content; nothing was changed in it
   */
  async write(files: readonly TileFile[]): Promise<void> {
    const folders = new Set(files.map(({ name }) => dirname(join(this.folder, tilePath(name)))));
    for (const folder of folders) await makeFolder(folder);
    const waiting = [...files];
    const worker = async (): Promise<void> => {
      for (let file = waiting.shift(); file !== undefined; file = waiting.shift()) await this.#write(file);
    };
    await Promise.all(Array.from({ length: filesAtOnce }, worker));
    for (const folder of folders) await syncFolder(folder);
  }

  /** Removes the partial tiles in whose place there is a full one now. */
  async dropPartials(files: readonly TileFile[]): Promise<void> {
    for (const { name } of files) {
      if (name.width < TILE_WIDTH) continue;
      const path = join(this.folder, partialsPath(name.level, name.index));
      await rm(path, { recursive: true, force: true });
    }
  }

  /** @throws TileDiffers what is there has other content */
  static compare(file: TileFile, there: Buffer): void {
    if (there.equals(file.bytes)) return;
    throw new TileDiffers(tilePath(file.name), firstLeafThatDiffers(file, there));
  }

  async #write(file: TileFile): Promise<void> {
    const path = tilePath(file.name);
    const there = await tilesInFolder(this.folder).read(path);
    if (there === undefined) {
      const staged = join(this.#staging, (this.#staged++).toString());
      await writeWhole(join(this.folder, path), file.bytes, { staged });
    } else {
      TileFiles.compare(file, there);
    }
  }
}

function firstLeafThatDiffers({ name, bytes }: TileFile, there: Buffer): number {
  const leavesPerHash = name.level === 'entries' ? 1 : TILE_WIDTH ** name.level;
  const [ours, theirs] = [bytes, there].map((tile) => hashesIn(name.level, tile));
  const at = ours?.findIndex((hash, place) => theirs?.[place]?.equals(hash) !== true) ?? 0;
  return (name.index * TILE_WIDTH + Math.max(at, 0)) * leavesPerHash;
}

function hashesIn(level: TileFile['name']['level'], tile: Buffer): Buffer[] {
  if (level === 'entries') {
    try {
      return decodeEntries(tile).map(leafHash);
    } catch {
      return [];
    }
  }
  return Array.from({ length: Math.floor(tile.length / HASH_BYTES) }, (_, at) =>
    tile.subarray(at * HASH_BYTES, (at + 1) * HASH_BYTES),
  );
}
