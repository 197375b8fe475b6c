import { type Hash, nothing, rangeHash } from './range-hash.js';

/** The hash of so many leaves is kept when they are complete; the leaves themselves are not. */
const GROUP = 256;

/** The hash of a full tile: of `256^level` leaves, the `index`-th of that size. */
export interface FullTile {
  readonly level: number;
  readonly index: number;
  readonly hash: Hash;
}

/** Takes leaf hashes one by one, and tells the root at any moment. Memory: 32 bytes for 256 leaves. */
export class GrowingTree {
  /** By level from 1 on: the hashes of the full tiles. */
  readonly #full: Hash[][] = [[]];
  #leaves: Hash[] = [];
  #size = 0;

  get size(): number {
    return this.#size;
  }

  /** Adds a leaf; gives the hashes of the full tiles that it completed, one a level, from level 1 on. */
  add(leaf: Hash): FullTile[] {
    this.#leaves.push(leaf);
    const size = ++this.#size;
    const tiles: FullTile[] = [];
    for (let [level, width] = [1, GROUP]; size % width === 0; [level, width] = [level + 1, width * GROUP]) {
      const tile = { level, index: size / width - 1, hash: this.#hash(size - width, size) };
      (this.#full[level - 1] ??= []).push(tile.hash);
      this.#leaves = [];
      tiles.push(tile);
    }
    return tiles;
  }

  /** MTH(D[0:size]) of what was added so far. */
  root(): Buffer {
    return Buffer.from(this.size === 0 ? nothing : this.#hash(0, this.size), 'latin1');
  }

  #hash(begin: number, end: number): Hash {
    const firstLeaf = this.#size - this.#leaves.length;
    return rangeHash(begin, end, (from, to) => {
      if (to - from === 1) return from >= firstLeaf ? this.#leaves[from - firstLeaf] : undefined;
      for (let [level, width] = [0, GROUP]; width <= to - from; [level, width] = [level + 1, width * GROUP]) {
        if (width === to - from) return this.#full[level]?.[from / width];
      }
      return undefined;
    });
  }
}
