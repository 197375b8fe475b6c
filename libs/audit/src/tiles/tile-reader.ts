import { LRUCache } from 'lru-cache';
import { HASH_BYTES, leafHash, nodeHash, sameBytes, type Subtree, type SubtreeHashes } from '#kafila/proof';
import { nodeCrypto } from '#kafila/proof/node';
import { decodeEntries } from './entry-bundle.js';
import { tileWidth } from './tile-layout.js';
import { TILE_WIDTH, type TileName, tilePath } from './tile-path.js';
import { type TileSource } from './tile-source.js';

const TILE_HEIGHT = 8;
const rememberedTiles = 64;

/** A file that a tree of this size needs is not there, or is not what it must be. */
export class TileUnusable extends Error {
  override readonly name = 'TileUnusable';

  constructor(
    readonly path: string,
    found: string,
  ) {
    super(`The file ${path} of the log ${found}.`);
  }
}

/** Reads the tree of the first `size` leaves of a log out of its tiles. */
export class TileReader implements SubtreeHashes {
  readonly #tiles = new LRUCache<string, Buffer>({ max: rememberedTiles });

  /** @param stored size of the log whose tiles are there, where that is a larger one */
  constructor(
    private readonly source: TileSource,
    readonly size: number,
    private readonly stored = size,
  ) {}

  /**
   * The hashes of a tile, one after the other, as many as it has in a tree of this size.
   *
   * @throws TileUnusable it is missing, or too short
   */
  async tile(level: number, index: number): Promise<Buffer> {
    const name = { level, index, width: tileWidth(level, index, this.size) };
    const path = tilePath(name);
    const known = this.#tiles.get(path);
    if (known !== undefined) return known;
    const bytes = await this.#stored(name);
    const wanted = name.width * HASH_BYTES;
    if (bytes.length < wanted) throw new TileUnusable(path, `holds less than ${name.width} hashes`);
    const tile = bytes.subarray(0, wanted);
    this.#tiles.set(path, tile);
    return tile;
  }

  /** @throws TileUnusable a tile is missing, or too short */
  async hash({ level, index }: Subtree): Promise<Uint8Array> {
    const width = 2 ** (level % TILE_HEIGHT);
    const first = index * width;
    const tile = await this.tile(Math.floor(level / TILE_HEIGHT), Math.floor(first / TILE_WIDTH));
    const at = (first % TILE_WIDTH) * HASH_BYTES;
    return rootOfHashes(tile.subarray(at, at + width * HASH_BYTES));
  }

  /** The hash of one leaf. */
  leaf(index: number): Promise<Uint8Array> {
    return this.hash({ level: 0, index });
  }

  /**
   * The entries of a bundle, as many as it has in a tree of this size. They are compared with the hashes of the tree.
   *
   * @throws TileUnusable the bundle is missing, or does not hold what the tree says
   */
  async entries(index: number): Promise<Buffer[]> {
    const entries = await this.uncheckedEntries(index);
    const tile = await this.tile(0, index);
    for (const [at, entry] of entries.entries()) {
      if (sameBytes(leafHash(entry, nodeCrypto), tile.subarray(at * HASH_BYTES, (at + 1) * HASH_BYTES)))
        continue;
      const path = tilePath({ level: 'entries', index, width: entries.length });
      throw new TileUnusable(path, `does not hold what the tree says at leaf ${index * TILE_WIDTH + at}`);
    }
    return entries;
  }

  /** The entries of a bundle as they lie there. @throws TileUnusable it is missing or malformed */
  async uncheckedEntries(index: number): Promise<Buffer[]> {
    const name: TileName = { level: 'entries', index, width: tileWidth('entries', index, this.size) };
    const bytes = await this.#stored(name);
    let entries: Buffer[];
    try {
      entries = decodeEntries(bytes);
    } catch {
      throw new TileUnusable(tilePath(name), 'is cut off');
    }
    if (entries.length < name.width) {
      throw new TileUnusable(tilePath(name), `holds less than ${name.width} entries`);
    }
    return entries.slice(0, name.width);
  }

  /** A partial tile may be gone once a full one is there, which begins with the same hashes. */
  async #stored(name: TileName): Promise<Buffer> {
    if (name.width === 0) throw new RangeError(`A tree of ${this.size} leaves has no ${tilePath(name)}.`);
    const width = tileWidth(name.level, name.index, this.stored);
    const bytes =
      (await this.source.read(tilePath({ ...name, width }))) ??
      (await this.source.read(tilePath({ ...name, width: TILE_WIDTH })));
    if (bytes === undefined) throw new TileUnusable(tilePath({ ...name, width }), 'is missing');
    return bytes;
  }
}

/** Root over hashes that lie one after the other; their number is a power of two. */
export function rootOfHashes(hashes: Uint8Array): Uint8Array {
  if (hashes.length === HASH_BYTES) return hashes;
  const middle = hashes.length / 2;
  return nodeHash(
    rootOfHashes(hashes.subarray(0, middle)),
    rootOfHashes(hashes.subarray(middle)),
    nodeCrypto,
  );
}
