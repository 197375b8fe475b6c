import { type AwaitedCommits, type Watch } from './follow-store.js';

/** Wakes those who wait at the end of the store once something was committed. Nothing is polled. */
export class Commits implements AwaitedCommits {
  readonly #sleepers = new Set<() => void>();
  readonly #watches = new Set<{ readonly streamPrefixes: readonly string[]; last: bigint }>();
  #ended = false;
  #failure: Error | undefined;

  constructor(private position: bigint) {}

  get ended(): boolean {
    return this.#ended;
  }

  get failure(): Error | undefined {
    return this.#failure;
  }

  /** Notes an append of which the last event stands at a position. To be called before that is reached. */
  wrote(stream: string, last: bigint): void {
    for (const watch of this.#watches)
      if (watch.streamPrefixes.some((prefix) => stream.startsWith(prefix))) watch.last = last;
  }

  watch(streamPrefixes: readonly string[], signal: AbortSignal): Watch {
    // What was committed before is not known to it.
    const watch = { streamPrefixes, last: this.position };
    this.#watches.add(watch);
    signal.addEventListener('abort', () => this.#watches.delete(watch), { once: true });
    return { passed: (position) => (watch.last > position ? undefined : this.position) };
  }

  reached(position: bigint): void {
    this.position = position;
    this.#wake();
  }

  end(failure?: Error): void {
    this.#ended = true;
    this.#failure ??= failure;
    this.#wake();
  }

  async beyond(position: bigint, signal: AbortSignal): Promise<void> {
    if (this.position > position || this.#ended || signal.aborted) return;
    await new Promise<void>((resolve) => {
      const wake = (): void => {
        this.#sleepers.delete(wake);
        signal.removeEventListener('abort', wake);
        resolve();
      };
      this.#sleepers.add(wake);
      signal.addEventListener('abort', wake);
    });
  }

  #wake(): void {
    for (const wake of [...this.#sleepers]) wake();
  }
}
