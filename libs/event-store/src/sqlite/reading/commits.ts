import { type AwaitedCommits } from './follow-store.js';

/** Wakes those who wait at the end of the store once something was committed. Nothing is polled. */
export class Commits implements AwaitedCommits {
  readonly #sleepers = new Set<() => void>();
  #ended = false;
  #failure: Error | undefined;

  constructor(private position: bigint) {}

  get ended(): boolean {
    return this.#ended;
  }

  get failure(): Error | undefined {
    return this.#failure;
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
