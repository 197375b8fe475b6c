import { decodeEntries } from '../tiles/entry-bundle.js';
import { tileWidth } from '../tiles/tile-layout.js';
import { TILE_WIDTH, type TileName, tilePath } from '../tiles/tile-path.js';
import { type TileSource } from '../tiles/tile-source.js';
import { type EntryBytes } from './entry-bytes.js';
import { Found } from './found.js';
import { type Hash } from './range-hash.js';

const HASH = 32;
const POSITION = 8;

interface Loaded<Content> {
  readonly index: number;
  readonly content: Content;
}

/** The files of a log of `size` leaves, read as they lie there. Whatever is not what it must be is a fault. */
export class LogFiles {
  readonly #tiles = new Map<number, Loaded<Buffer>>();
  #bundle: Loaded<readonly Buffer[]> | undefined;

  private constructor(
    private readonly source: TileSource,
    readonly size: number,
    /** Undefined where the log is read from where it is published: positions are not. */
    private readonly positions: Buffer | undefined,
  ) {}

  /** @throws Found its index of positions is missing where it must be, or too short */
  static async open(source: TileSource, size: number): Promise<LogFiles> {
    const positions = await source.read('positions');
    const isFolder = source.list !== undefined;
    if (isFolder && (positions?.length ?? 0) < size * POSITION) {
      const sentence = `The file positions of the log holds less than ${size} positions.`;
      throw new Found({ code: 'log-file', position: null, leaf: null, sentence });
    }
    return new LogFiles(source, size, positions);
  }

  /** Loads the tile and the bundle of a leaf. @throws Found one is missing, or not what it must be */
  async load(leaf: number): Promise<void> {
    await this.#tile(0, Math.floor(leaf / TILE_WIDTH));
    await this.#entries(Math.floor(leaf / TILE_WIDTH));
  }

  /** Whether tile, bundle and index say this of a leaf whose files are loaded. Made to cost little. */
  holds(leaf: number, entry: EntryBytes, hash: Hash, position: bigint): boolean {
    const [index, at] = [Math.floor(leaf / TILE_WIDTH), leaf % TILE_WIDTH];
    const tile = this.#tiles.get(0);
    const logged = this.#bundle?.content[at];
    if (tile?.index !== index || this.#bundle?.index !== index || logged === undefined) return false;
    const lay = this.position(leaf);
    return (
      tile.content.toString('latin1', at * HASH, (at + 1) * HASH) === hash &&
      entry.equal(logged) &&
      (lay === undefined || lay === position)
    );
  }

  /** The hash at a place of a level; undefined where a log of this size has none there. @throws Found */
  async hash(level: number, place: number): Promise<Hash | undefined> {
    const index = Math.floor(place / TILE_WIDTH);
    if (place % TILE_WIDTH >= tileWidth(level, index, this.size)) return undefined;
    const at = (place % TILE_WIDTH) * HASH;
    return (await this.#tile(level, index)).toString('latin1', at, at + HASH);
  }

  /** The entry of a leaf. @throws Found */
  async entry(leaf: number): Promise<Buffer> {
    const entry = (await this.#entries(Math.floor(leaf / TILE_WIDTH)))[leaf % TILE_WIDTH];
    if (entry === undefined) throw new RangeError(`The log has no leaf ${leaf}.`);
    return entry;
  }

  /** The position that the log's index has for a leaf; undefined where there is no such leaf, or no index to be read. */
  position(leaf: number): bigint | undefined {
    const at = leaf * POSITION;
    if (leaf < 0 || this.positions === undefined || this.positions.length < at + POSITION) return undefined;
    return this.positions.readBigUInt64BE(at);
  }

  async #tile(level: number, index: number): Promise<Buffer> {
    const held = this.#tiles.get(level);
    if (held?.index === index) return held.content;
    const name = { level, index, width: tileWidth(level, index, this.size) };
    const { bytes: content, width } = await this.#read(name);
    if (content.length < width * HASH) throw this.#fault(name, 'is too short');
    if (content.length > width * HASH) throw this.#fault(name, 'has bytes after its last hash');
    this.#tiles.set(level, { index, content });
    return content;
  }

  async #entries(index: number): Promise<readonly Buffer[]> {
    if (this.#bundle?.index === index) return this.#bundle.content;
    const name: TileName = { level: 'entries', index, width: tileWidth('entries', index, this.size) };
    const { bytes, width } = await this.#read(name);
    let content: readonly Buffer[];
    try {
      content = decodeEntries(bytes);
    } catch {
      throw this.#fault(name, 'is cut off');
    }
    if (content.length !== width) throw this.#fault(name, `has ${content.length} entries, not ${width}`);
    this.#bundle = { index, content };
    return content;
  }

  /** What lies under the name; where the log has grown since, the full tile that begins with the same. */
  async #read(name: TileName): Promise<{ readonly bytes: Buffer; readonly width: number }> {
    for (const width of new Set([name.width, TILE_WIDTH])) {
      const bytes = await this.source.read(tilePath({ ...name, width }));
      if (bytes !== undefined) return { bytes, width };
    }
    throw this.#fault(name, 'is missing');
  }

  #fault(name: TileName, found: string): Found {
    const leaf = name.index * TILE_WIDTH * (name.level === 'entries' ? 1 : TILE_WIDTH ** name.level);
    const sentence = `The file ${tilePath(name)} of the log ${found}.`;
    return new Found({ code: 'log-file', position: this.position(leaf) ?? null, leaf, sentence });
  }
}
