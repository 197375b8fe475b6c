/** Where a report stands in the store. */
export interface ReportPlace {
  readonly position: bigint;
  readonly stream: string;
  readonly revision: number;
}

const FIRST_SIZE = 16;

/** Streams by short numbers, which all lists share. */
export class StreamNames {
  readonly #names: string[] = [];
  readonly #numbers = new Map<string, number>();

  numberOf(stream: string): number {
    const known = this.#numbers.get(stream);
    if (known !== undefined) return known;
    this.#numbers.set(stream, this.#names.length);
    return this.#names.push(stream) - 1;
  }

  name(number: number): string {
    return this.#names[number] ?? '';
  }
}

/** Where the reports of one unit stand, in the order of their positions: sixteen bytes each. */
export class ReportList {
  #positions = new BigUint64Array(FIRST_SIZE);
  /** Number of the stream, revision, by turns. */
  #places = new Uint32Array(2 * FIRST_SIZE);
  #size = 0;

  constructor(private readonly streams: StreamNames) {}

  get size(): number {
    return this.#size;
  }

  /** Adds what stands after all others. */
  push({ position, stream, revision }: ReportPlace): void {
    if (this.#size === this.#positions.length) this.#grow();
    this.#positions[this.#size] = position;
    this.#places[2 * this.#size] = this.streams.numberOf(stream);
    this.#places[2 * this.#size + 1] = revision;
    this.#size += 1;
  }

  /** So many places after a position. */
  after(position: bigint, limit: number): readonly ReportPlace[] {
    const from = this.#indexAfter(position);
    const length = Math.min(limit, this.#size - from);
    return Array.from({ length }, (_, i) => this.#at(from + i));
  }

  #at(index: number): ReportPlace {
    return {
      position: this.#positions[index] ?? 0n,
      stream: this.streams.name(this.#places[2 * index] ?? 0),
      revision: this.#places[2 * index + 1] ?? 0,
    };
  }

  #indexAfter(position: bigint): number {
    let [low, high] = [0, this.#size];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#positions[middle] ?? 0n) <= position) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #grow(): void {
    const [positions, places] = [this.#positions, this.#places];
    this.#positions = new BigUint64Array(2 * positions.length);
    this.#positions.set(positions);
    this.#places = new Uint32Array(2 * places.length);
    this.#places.set(places);
  }
}
