/**
 * Hands things from one side that reads them to another that takes many at a time. Whoever adds waits once there are
 * `most`; whoever takes waits until there are so many, or until they are not to wait for more (`flush`).
 */
export class Gathered<Item> {
  #items: Item[] = [];
  #flush = false;
  #closed = false;
  #wakeTaker: () => void = () => undefined;
  #wakeAdder: () => void = () => undefined;

  constructor(private readonly most: number) {}

  /** Resolves when there is room for more. */
  async add(items: readonly Item[], flush: boolean): Promise<void> {
    for (const item of items) this.#items.push(item);
    this.#flush ||= flush;
    this.#wakeTaker();
    while (this.#items.length >= this.most && !this.#closed) {
      await new Promise<void>((wake) => (this.#wakeAdder = wake));
    }
  }

  /** All there is: at least one, unless it is closed. */
  async take(): Promise<{ readonly items: readonly Item[]; readonly flush: boolean }> {
    while (!this.#ready() && !this.#closed) {
      await new Promise<void>((wake) => (this.#wakeTaker = wake));
    }
    const taken = { items: this.#closed ? [] : this.#items, flush: this.#flush };
    this.#items = [];
    this.#wakeAdder();
    return taken;
  }

  /** Nobody waits any more; what was not taken is given up. */
  close(): void {
    this.#closed = true;
    this.#wakeTaker();
    this.#wakeAdder();
  }

  #ready(): boolean {
    return this.#items.length >= this.most || (this.#flush && this.#items.length > 0);
  }
}
