import { EventStoreUnavailable } from '#kafila/event-store';

/** Who sends a report or a decision is answered within 20 s of its arrival; the rest is for the way there and back. */
export const ANSWER_WITHIN_MS = 18_000;

/** Until when somebody waits for an answer, however often what he asks for is tried meanwhile, and whatever is before it. */
export class Deadline {
  readonly #at: number;

  constructor(withinMs: number) {
    this.#at = performance.now() + withinMs;
  }

  get leftMs(): number {
    return Math.max(0, this.#at - performance.now());
  }

  get isOver(): boolean {
    return this.leftMs === 0;
  }

  /** @throws EventStoreUnavailable where nobody waits any more: what has not begun is not to be begun */
  requireTime(): void {
    if (this.isOver) throw notInTime();
  }

  /** What the work gives. Where the time is over first, the work goes on. @throws EventStoreUnavailable */
  async within<T>(work: Promise<T>): Promise<T> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => {
        reject(notInTime());
      }, this.leftMs);
    });
    try {
      return await Promise.race([work, late]);
    } finally {
      clearTimeout(timer);
    }
  }
}

export function notInTime(): EventStoreUnavailable {
  return new EventStoreUnavailable('The event store did not do it in time.');
}
