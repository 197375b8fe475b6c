import {
  HASH_BYTES,
  type LeafContent,
  proveConsistency,
  proveInclusion,
  readLeaf,
  rootAt,
  type VerifierKey,
} from '#kafila/proof';
import { nodeCrypto } from '#kafila/proof/node';
import { type KeyRing } from '../signing/key-ring.js';
import { encodeEntries } from '../tiles/entry-bundle.js';
import { tileWidth } from '../tiles/tile-layout.js';
import { TILE_WIDTH, type TileName } from '../tiles/tile-path.js';
import { TileReader } from '../tiles/tile-reader.js';
import { type TileSource, tilesInFolder } from '../tiles/tile-source.js';
import { readBindings, type SignedBinding } from './binding.js';
import { keepCosigned, readCosigned } from './cosigned.js';
import { LogDamaged } from './log.errors.js';
import { type LostLeaves } from './lost-leaves.js';
import { type PositionIndex } from './position-index.js';
import { type SignedCheckpoint } from '../signing/signed-checkpoint.js';

/** What a leaf says, and where its event lies in the store. */
export interface Leaf {
  readonly index: number;
  readonly position: bigint;
  readonly content: LeafContent;
}

/** What can be asked of a log at its last checkpoint: answered by its files alone. */
export abstract class LogReading {
  readonly tiles: TileSource;

  protected constructor(
    protected readonly folder: string,
    protected readonly positions: Pick<PositionIndex, 'at' | 'upTo'>,
  ) {
    this.tiles = tilesInFolder(folder);
  }

  /** The last checkpoint, as served. */
  abstract get checkpoint(): SignedCheckpoint;

  /** Position of the last event that is published; 0n where there is none. The log is true up to here. */
  abstract get position(): bigint;

  /** The keys by which its checkpoints are verified, retired ones too. */
  abstract get verifierKeys(): KeyRing['published'];

  /** Leaves whose events the store lost, the oldest loss first. */
  abstract get lost(): readonly LostLeaves[];

  /** How many accepted losses the log knows of. */
  get losses(): number {
    return this.lost.at(-1)?.losses ?? 0;
  }

  get origin(): string {
    return this.checkpoint.origin;
  }

  /** Number of leaves that are published. */
  get size(): number {
    return this.checkpoint.size;
  }

  /** Root of the tree of the first `size` leaves. @throws RangeError the log is not that large */
  async rootAt(size: number): Promise<Uint8Array> {
    return rootAt(size, this.reader(size), nodeCrypto);
  }

  /** Proof that a leaf is in the tree of the first `size` leaves (default: all). @throws RangeError */
  async proveInclusion(index: number, size = this.size): Promise<Uint8Array[]> {
    return proveInclusion(index, size, this.reader(size), nodeCrypto);
  }

  /** Proof that the tree of the first `first` leaves is the beginning of a later one (default: the last). @throws RangeError */
  async proveConsistency(first: number, second = this.size): Promise<Uint8Array[]> {
    return proveConsistency(first, second, this.reader(second), nodeCrypto);
  }

  /** The bytes of a tile, or of a bundle of entries; undefined where the tree has none of that width. */
  async tileFile({ level, index, width }: TileName): Promise<Buffer | undefined> {
    if (width > tileWidth(level, index, this.size)) return undefined;
    const reader = this.reader(this.size);
    if (level !== 'entries') return (await reader.tile(level, index)).subarray(0, width * HASH_BYTES);
    return encodeEntries((await reader.uncheckedEntries(index)).slice(0, width));
  }

  /** What a leaf says. @throws RangeError there is none at this index; TileUnusable */
  async leaf(index: number): Promise<Leaf> {
    if (!Number.isSafeInteger(index) || index < 0 || index >= this.size) {
      throw new RangeError(`The log has ${this.size} leaves, and so no leaf ${index}.`);
    }
    const entries = await this.reader(this.size).entries(Math.floor(index / TILE_WIDTH));
    const entry = entries[index % TILE_WIDTH];
    if (entry === undefined) throw new LogDamaged(`Leaf ${index} is not in its bundle.`);
    return { index, position: await this.positions.at(index), content: readLeaf(entry) };
  }

  /** The hash of a leaf. */
  async leafHash(index: number): Promise<Uint8Array> {
    return this.reader(this.size).leaf(index);
  }

  /** Position of the event of a leaf. */
  positionOf(index: number): Promise<bigint> {
    return this.positions.at(index);
  }

  /** Index of the leaf whose event lies at a position; undefined where the log has none (yet). */
  async indexOf(position: bigint): Promise<number | undefined> {
    // Lost leaves have the position of the last leaf before them.
    const index = await this.leavesUpTo(position - 1n);
    return index < this.size && (await this.positions.at(index)) === position ? index : undefined;
  }

  /** How many of its leaves are events up to a position. */
  async leavesUpTo(position: bigint): Promise<number> {
    return Math.min(await this.positions.upTo(position), this.size);
  }

  /** The largest checkpoint that a witness cosigned and that was handed to the log. */
  cosignedCheckpoint(): Promise<SignedCheckpoint | undefined> {
    return readCosigned(this.folder);
  }

  /**
   * Keeps a checkpoint of this log with the cosignatures of witnesses.
   *
   * @throws LogDamaged it is none of this log, or no witness given has signed it
   */
  keepCosigned(note: string, witnesses: readonly VerifierKey[]): Promise<void> {
    return keepCosigned(this, this.folder, note, witnesses);
  }

  /** What rows of a projection were bound to this log, the oldest first. */
  bindings(projection: string): Promise<SignedBinding[]> {
    return readBindings(this.folder, projection);
  }

  /** Reads the tree of the first `size` leaves. @throws RangeError the log is not that large */
  protected reader(size: number): TileReader {
    if (size > this.size) throw new RangeError(`The log has ${this.size} leaves, not ${size} yet.`);
    return new TileReader(this.tiles, size, this.size);
  }
}
