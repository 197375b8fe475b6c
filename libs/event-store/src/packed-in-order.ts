import { deserialize, serialize } from 'node:v8';
import { deflateRawSync, inflateRawSync } from 'node:zlib';

/** So many items lie in memory as they are before they are packed; so many are unpacked at once, and given at once. */
const [LOOSE, BLOCK, PORTION] = [2048, 64, 1024];

/** What follows the first of some items that are in order. Each block is unpacked when its turn comes. */
interface Run<Item> {
  readonly first: Item;
  readonly blocks: readonly Uint8Array[];
}

/**
 * Plain data that comes in any order and is wanted in its own. More than a few are kept packed, in a twentieth of the memory
 * that objects take, and outside the heap.
 */
export class PackedInOrder<Item> {
  readonly #runs: Run<Item>[] = [];
  #loose: Item[] = [];

  /** @param most so many are not packed */
  constructor(
    private readonly compare: (a: Item, b: Item) => number,
    private readonly most = LOOSE,
  ) {}

  add(item: Item): void {
    if (this.#loose.length >= this.most) this.#pack();
    this.#loose.push(item);
  }

  /** All of them in order, in portions; equal ones in the order in which they were added. May be asked for again. */
  *portions(): Generator<readonly Item[], void> {
    const last = this.#loose.toSorted(this.compare);
    if (this.#runs.length === 0) {
      if (last.length > 0) yield last;
      return;
    }
    let portion: Item[] = [];
    for (const item of this.#merged([...this.#runs.map(itemsOf), last.values()])) {
      portion.push(item);
      if (portion.length < PORTION) continue;
      yield portion;
      portion = [];
    }
    if (portion.length > 0) yield portion;
  }

  #pack(): void {
    const [first, ...rest] = this.#loose.sort(this.compare);
    if (first === undefined) return;
    const blocks: Uint8Array[] = [];
    for (let from = 0; from < rest.length; from += BLOCK) {
      const packed = deflateRawSync(serialize(rest.slice(from, from + BLOCK)), { level: 1 });
      // Copied: it lies in a buffer that is many times longer.
      blocks.push(new Uint8Array(packed));
    }
    this.#runs.push({ first, blocks });
    this.#loose = [];
  }

  #merged(sorted: readonly Iterator<Item>[]): Iterable<Item> {
    const [first, second, ...others] = sorted;
    if (!first || !second) return { [Symbol.iterator]: () => first ?? [].values() };
    if (others.length === 0) return merging(first, second, this.compare);
    const half = Math.ceil(sorted.length / 2);
    const [before, after] = [sorted.slice(0, half), sorted.slice(half)];
    return merging(iteratorOf(this.#merged(before)), iteratorOf(this.#merged(after)), this.compare);
  }
}

function iteratorOf<Item>(items: Iterable<Item>): Iterator<Item> {
  return items[Symbol.iterator]();
}

function* itemsOf<Item>({ first, blocks }: Run<Item>): Generator<Item, void> {
  yield first;
  for (const block of blocks) yield* deserialize(inflateRawSync(block)) as readonly Item[];
}

/** Where items are equal, those of the first come first. */
function* merging<Item>(
  first: Iterator<Item>,
  second: Iterator<Item>,
  compare: (a: Item, b: Item) => number,
): Generator<Item, void> {
  let [a, b] = [first.next(), second.next()];
  for (;;) {
    if (a.done === true && b.done === true) return;
    if (b.done === true || (a.done !== true && compare(a.value, b.value) <= 0)) {
      yield a.value as Item;
      a = first.next();
    } else {
      yield b.value;
      b = second.next();
    }
  }
}
