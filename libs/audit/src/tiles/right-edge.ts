import { completeSubtrees, HASH_BYTES, joinFromRight, leafHash } from '#kafila/proof';
import { nodeCrypto } from '#kafila/proof/node';
import { encodeEntries } from './entry-bundle.js';
import { levelsOf, tileWidth } from './tile-layout.js';
import { TILE_WIDTH, type TileName } from './tile-path.js';
import { rootOfHashes, type TileReader } from './tile-reader.js';

/** A file of the log, to be written. */
export interface TileFile {
  readonly name: TileName;
  readonly bytes: Buffer;
}

/** What of a tree may still grow: its partial tiles and its partial bundle of entries. All else is written for ever. */
export class RightEdge {
  private constructor(
    private leaves: number,
    /** By level: the hashes of the partial tile. */
    private readonly levels: Uint8Array[][],
    private entries: Uint8Array[],
  ) {}

  static empty(): RightEdge {
    return new RightEdge(0, [], []);
  }

  /** Reads the edge of a tree from its tiles. @throws TileUnusable */
  static async read(reader: TileReader): Promise<RightEdge> {
    const { size } = reader;
    const partial = (level: TileName['level']): { index: number; width: number } => {
      const hashes = level === 'entries' ? size : Math.floor(size / TILE_WIDTH ** level);
      const index = Math.floor(hashes / TILE_WIDTH);
      return { index, width: tileWidth(level, index, size) };
    };
    const levels: Uint8Array[][] = [];
    for (let level = 0; level < levelsOf(size); level++) {
      const { index, width } = partial(level);
      levels.push(width === 0 ? [] : split(await reader.tile(level, index)));
    }
    const { index, width } = partial('entries');
    return new RightEdge(size, levels, width === 0 ? [] : await reader.entries(index));
  }

  get size(): number {
    return this.leaves;
  }

  copy(): RightEdge {
    return new RightEdge(
      this.leaves,
      this.levels.map((hashes) => [...hashes]),
      [...this.entries],
    );
  }

  /** Adds a leaf; the tiles that it filled are full and final. */
  add(entry: Uint8Array): TileFile[] {
    const full: TileFile[] = [];
    this.leaves++;
    this.entries.push(entry);
    if (this.entries.length === TILE_WIDTH) {
      full.push(this.#file('entries', encodeEntries(this.entries), TILE_WIDTH));
      this.entries = [];
    }
    let hash: Uint8Array | undefined = leafHash(entry, nodeCrypto);
    for (let level = 0; hash !== undefined; level++) {
      const hashes: Uint8Array[] = (this.levels[level] ??= []);
      hashes.push(hash);
      hash = undefined;
      if (hashes.length === TILE_WIDTH) {
        const bytes = Buffer.concat(hashes);
        full.push(this.#file(level, bytes, TILE_WIDTH));
        hash = rootOfHashes(bytes);
        this.levels[level] = [];
      }
    }
    return full;
  }

  /** The tiles that are not full. */
  partials(): TileFile[] {
    const files: TileFile[] = [];
    if (this.entries.length > 0) {
      files.push(this.#file('entries', encodeEntries(this.entries), this.entries.length));
    }
    for (const [level, hashes] of this.levels.entries()) {
      if (hashes.length > 0) files.push(this.#file(level, Buffer.concat(hashes), hashes.length));
    }
    return files;
  }

  /** Root of the tree: the hashes at its edge, the highest level first, are its complete subtrees from the left. */
  root(): Uint8Array {
    const subtrees = this.levels.toReversed().flatMap((hashes) =>
      completeSubtrees({ begin: 0, end: hashes.length }).map(({ level, index }) => {
        const width = 2 ** level;
        return rootOfHashes(Buffer.concat(hashes.slice(index * width, (index + 1) * width)));
      }),
    );
    return joinFromRight(subtrees, nodeCrypto);
  }

  #file(level: TileName['level'], bytes: Buffer, width: number): TileFile {
    const hashes = level === 'entries' ? this.leaves : Math.floor(this.leaves / TILE_WIDTH ** level);
    return { name: { level, index: Math.ceil(hashes / TILE_WIDTH) - 1, width }, bytes };
  }
}

function split(tile: Uint8Array): Uint8Array[] {
  return Array.from({ length: tile.length / HASH_BYTES }, (_, at) =>
    tile.subarray(at * HASH_BYTES, (at + 1) * HASH_BYTES),
  );
}
