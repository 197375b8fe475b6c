import { LRUCache } from 'lru-cache';

/** Streams that are remembered. */
const STREAMS = 10_000;
const REMEMBERED_MS = 60_000;

interface Confirmed {
  readonly revisions: number;
  readonly since: number;
}

/**
 * How far streams were confirmed, so that a stream that is read again and again costs no more than its new events. It is
 * forgotten a minute after a stream was confirmed from its beginning: what is changed meanwhile shows then.
 */
export class ConfirmedSoFar {
  readonly #streams = new LRUCache<string, Confirmed>({ max: STREAMS });

  /** @param now a clock in milliseconds */
  constructor(private readonly now: () => number = () => performance.now()) {}

  /** How many of its first events were confirmed. */
  revisionsOf(stream: string): number {
    const known = this.#streams.get(stream);
    return known !== undefined && this.now() - known.since < REMEMBERED_MS ? known.revisions : 0;
  }

  /** The events from one revision up to another, without it, were confirmed. */
  add(stream: string, from: number, to: number): void {
    const known = this.revisionsOf(stream);
    if (from > known || to <= known) return;
    const since = known === 0 ? this.now() : (this.#streams.get(stream)?.since ?? this.now());
    this.#streams.set(stream, { revisions: to, since });
  }
}
