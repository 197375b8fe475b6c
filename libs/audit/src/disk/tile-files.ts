import { rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { HASH_BYTES, leafHash, sameBytes } from '#kafila/proof';
import { nodeCrypto } from '#kafila/proof/node';
import { makeFolder, syncFolder, writeWhole } from './whole-file.js';
import { decodeEntries } from '../tiles/entry-bundle.js';
import { partialsPath, TILE_WIDTH, type TileName, tilePath } from '../tiles/tile-path.js';
import { tilesInFolder } from '../tiles/tile-source.js';
import { type TileFile } from '../tiles/right-edge.js';

const filesAtOnce = 4;

/** Another file lies where a tile is to be written: it was derived from other events. */
export class TileDiffers extends Error {
  override readonly name = 'TileDiffers';

  /**
   * @param leaf the first leaf under the first hash of the tile that differs
   * @param leaves how many leaves there are under that hash
   */
  constructor(
    readonly path: string,
    readonly leaf: number,
    readonly leaves: number,
  ) {
    super(`The file ${path} of the log was derived from other events, from leaf ${leaf} on.`);
  }
}

/** The tiles of a log in its folder. A tile is written once and never changed. */
export class TileFiles {
  readonly #staging: string;
  #written = 0;

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
   * @throws TileDiffers one is there already with other content, which is left; names the first leaf that differs
   */
  async write(files: readonly TileFile[]): Promise<void> {
    const folders = new Set(files.map(({ name }) => dirname(join(this.folder, tilePath(name)))));
    for (const folder of folders) await makeFolder(folder);
    const waiting = [...files];
    const differing: TileDiffers[] = [];
    const worker = async (): Promise<void> => {
      for (let file = waiting.shift(); file !== undefined; file = waiting.shift()) {
        await this.#write(file).catch((error: unknown) => {
          if (!(error instanceof TileDiffers)) throw error;
          differing.push(error);
        });
      }
    };
    await Promise.all(Array.from({ length: filesAtOnce }, worker));
    // A hash of a level above stands for many leaves; it tells where only if none below tells it better.
    const [first] = differing.sort((one, other) => one.leaves - other.leaves || one.leaf - other.leaf);
    if (first !== undefined) throw first;
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
    const leaves = leavesPerHash(file.name);
    throw new TileDiffers(tilePath(file.name), firstHashThatDiffers(file, there) * leaves, leaves);
  }

  async #write(file: TileFile): Promise<void> {
    const path = tilePath(file.name);
    const there = await tilesInFolder(this.folder).read(path);
    if (there === undefined) {
      const staged = join(this.#staging, (this.#written++).toString());
      await writeWhole(join(this.folder, path), file.bytes, { staged });
    } else {
      TileFiles.compare(file, there);
    }
  }
}

function leavesPerHash({ level }: TileName): number {
  return level === 'entries' ? 1 : TILE_WIDTH ** level;
}

/** Its place within its level. */
function firstHashThatDiffers({ name, bytes }: TileFile, there: Buffer): number {
  const [ours, theirs] = [hashesIn(name.level, bytes), hashesIn(name.level, there)];
  const at = ours.findIndex((hash, place) => !sameBytes(theirs[place] ?? new Uint8Array(), hash));
  return name.index * TILE_WIDTH + Math.max(at, 0);
}

function hashesIn(level: TileName['level'], tile: Buffer): Uint8Array[] {
  if (level === 'entries') {
    try {
      return decodeEntries(tile).map((entry) => leafHash(entry, nodeCrypto));
    } catch {
      return [];
    }
  }
  return Array.from({ length: Math.floor(tile.length / HASH_BYTES) }, (_, at) =>
    tile.subarray(at * HASH_BYTES, (at + 1) * HASH_BYTES),
  );
}
