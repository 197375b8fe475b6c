import { decodeEntries } from '../tiles/entry-bundle.js';
import { tileWidth } from '../tiles/tile-layout.js';
import { TILE_WIDTH, type TileName, tilePath } from '../tiles/tile-path.js';
import { type TileSource } from '../tiles/tile-source.js';
import { Found } from './found.js';

const HASH = 32;
const POSITION = 8;

/** The files of a log of `size` leaves, read as they lie there. Whatever is not what it must be is a fault. */
export class LogFiles {
  readonly #hashes = new Map<number, { readonly index: number; readonly tile: Buffer }>();
  #bundle: { readonly index: number; readonly entries: readonly Buffer[] } | undefined;

  private constructor(
    private readonly source: TileSource,
    readonly size: number,
    /** Undefined where the log is read from where it is published: positions are not. */
    private readonly positions: Buffer | undefined,
  ) {}

  static async open(source: TileSource, size: number): Promise<LogFiles> {
    return new LogFiles(source, size, await source.read('positions'));
  }

  /** The hash at a place of a level; undefined where a log of this size has none there. @throws Found */
  async hash(level: number, place: number): Promise<Buffer | undefined> {
    const index = Math.floor(place / TILE_WIDTH);
    const width = tileWidth(level, index, this.size);
    if (place % TILE_WIDTH >= width) return undefined;
    let held = this.#hashes.get(level);
    if (held?.index !== index) {
      held = { index, tile: await this.#read({ level, index, width }) };
      if (held.tile.length < width * HASH) throw this.#fault({ level, index, width }, 'is too short');
      this.#hashes.set(level, held);
    }
    const at = (place % TILE_WIDTH) * HASH;
    return held.tile.subarray(at, at + HASH);
  }

  /** The entry of a leaf. @throws Found */
  async entry(leaf: number): Promise<Buffer> {
    const index = Math.floor(leaf / TILE_WIDTH);
    const name: TileName = { level: 'entries', index, width: tileWidth('entries', index, this.size) };
    if (this.#bundle?.index !== index) {
      const bytes = await this.#read(name);
      try {
        this.#bundle = { index, entries: decodeEntries(bytes) };
      } catch {
        throw this.#fault(name, 'is cut off');
      }
    }
    const entry = this.#bundle.entries[leaf % TILE_WIDTH];
    if (entry === undefined) throw this.#fault(name, `has no entry for leaf ${leaf}`);
    return entry;
  }

  /** The position that the log's index has for a leaf; undefined where the index is not there to be read. */
  position(leaf: number): bigint | undefined {
    const at = leaf * POSITION;
    if (this.positions === undefined || this.positions.length < at + POSITION) return undefined;
    return this.positions.readBigUInt64BE(at);
  }

  async #read(name: TileName): Promise<Buffer> {
    const bytes =
      (await this.source.read(tilePath(name))) ??
      (await this.source.read(tilePath({ ...name, width: TILE_WIDTH })));
    if (bytes === undefined) throw this.#fault(name, 'is missing');
    return bytes;
  }

  #fault(name: TileName, found: string): Found {
    const leaf = name.index * TILE_WIDTH * (name.level === 'entries' ? 1 : TILE_WIDTH ** name.level);
    const sentence = `The file ${tilePath(name)} of the log ${found}.`;
    return new Found({ code: 'log-file', position: this.position(leaf) ?? null, leaf, sentence });
  }
}
