/** There is no place, and too many wait for one. */
export class NoPlace extends Error {
  override readonly name = 'NoPlace';
}

/** Lets so many pieces of work run at once; others wait, in the order in which they came. */
export class Places {
  #free: number;
  readonly #waiting: (() => void)[] = [];

  /** @param mostWaiting further ones are turned away */
  constructor(
    private readonly most: number,
    private readonly mostWaiting: number,
  ) {
    this.#free = most;
  }

  /** @throws NoPlace; what the work throws */
  async take<T>(work: () => Promise<T>): Promise<T> {
    if (this.#free > 0) this.#free -= 1;
    else await this.#wait();
    try {
      return await work();
    } finally {
      const next = this.#waiting.shift();
      if (next) next();
      else this.#free += 1;
    }
  }

  /** Whether nobody has a place. */
  get areEmpty(): boolean {
    return this.#free === this.most;
  }

  #wait(): Promise<void> {
    if (this.#waiting.length >= this.mostWaiting) {
      throw new NoPlace(`${this.mostWaiting} wait already.`);
    }
    return new Promise((resolve) => this.#waiting.push(resolve));
  }
}

/** Places of its own for each name. */
export class PlacesOfEach {
  readonly #byName = new Map<string, Places>();

  constructor(
    private readonly most: number,
    private readonly mostWaiting: number,
  ) {}

  /** How many names have any. */
  get size(): number {
    return this.#byName.size;
  }

  /** @throws NoPlace; what the work throws */
  async take<T>(name: string, work: () => Promise<T>): Promise<T> {
    const own = this.#byName.get(name) ?? new Places(this.most, this.mostWaiting);
    this.#byName.set(name, own);
    try {
      return await own.take(work);
    } finally {
      if (own.areEmpty) this.#byName.delete(name);
    }
  }
}
