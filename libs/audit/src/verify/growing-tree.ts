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
  readonly #groups: Hash[] = [];
  #leaves: Hash[] = [];

  get size(): number {
    return this.#groups.length * GROUP + this.#leaves.length;
  }

  /** Adds a leaf; gives the hashes of the full tiles that it completed, one a level, from level 1 on. */
  add(leaf: Hash): FullTile[] {
    this.#leaves.push(leaf);
    if (this.#leaves.length < GROUP) return [];
    const { size } = this;
    this.#groups.push(this.#hash(size - GROUP, size));
    this.#leaves = [];
    const tiles: FullTile[] = [];
    for (let [level, width] = [1, GROUP]; size % width === 0; [level, width] = [level + 1, width * GROUP]) {
      tiles.push({ level, index: size / width - 1, hash: this.#hash(size - width, size) });
    }
    return tiles;
  }

  /** MTH(D[0:size]) of what was added so far. */
  root(): Buffer {
    return Buffer.from(this.size === 0 ? nothing : this.#hash(0, this.size), 'latin1');
  }

  #hash(begin: number, end: number): Hash {
    const complete = this.#groups.length * GROUP;
    return rangeHash(begin, end, (from, to) => {
      if (to - from === GROUP && to <= complete) return this.#groups[from / GROUP];
      return to - from === 1 && from >= complete ? this.#leaves[from - complete] : undefined;
    });
  }
}
