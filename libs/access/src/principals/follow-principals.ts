import { setTimeout as delay } from 'node:timers/promises';
import { type EventSource, type SubscriptionStep } from '#kafila/event-store';
import { PRINCIPAL_PREFIXES } from './principal-streams.js';
import { Principals } from './principals.js';

interface Pauses {
  /** How often the store is asked whether it is there, in milliseconds. */
  readonly confirmMs: number;
  /** How long it waits before it follows a store again that has broken off. */
  readonly againMs: number;
}

type Store = Pick<EventSource, 'subscribe' | 'head'>;

/**
 * Knows all principals, as every service does by the same events: reads their streams to the head, then follows them. What is
 * recorded anywhere counts here as soon as the store tells of it.
 */
export class FollowPrincipals {
  readonly principals = new Principals();
  readonly #ending = new AbortController();
  readonly #waiting = new Set<() => void>();
  #underway: Promise<void> = Promise.resolve();
  #confirming: NodeJS.Timeout | undefined;
  #confirmedAt = performance.now();
  #position = 0n;
  #isRead = false;
  /** False after it broke off, until it has come to the end of the store again. */
  #isFollowing = true;

  /** @param begun is told when there is a principal for the first time, also where there was one at the start */
  constructor(
    private readonly store: Store,
    private readonly begun: () => void = () => undefined,
    private readonly pauses: Pauses = { confirmMs: 2_000, againMs: 1_000 },
  ) {}

  /** Whether all streams were read to the head once. Until then nobody knows who may what. */
  get isRead(): boolean {
    return this.#isRead;
  }

  /** For how many milliseconds the store has not been there, or has told nothing of who may what. */
  get unconfirmedMs(): number {
    return performance.now() - this.#confirmedAt;
  }

  start(): void {
    this.#underway = this.#follow();
    this.#confirming = setInterval(() => void this.#confirm(), this.pauses.confirmMs).unref();
  }

  async close(): Promise<void> {
    this.#ending.abort();
    clearInterval(this.#confirming);
    await this.#underway;
    this.#tell();
  }

  /** Until all was read to the head, or it is closed. */
  async read(): Promise<void> {
    await this.#until(() => this.#isRead);
  }

  /** Until what stands at a position counts here. */
  async reached(position: bigint): Promise<void> {
    await this.#until(() => this.#position >= position);
  }

  async #until(isSo: () => boolean): Promise<void> {
    while (!isSo() && !this.#ending.signal.aborted)
      await new Promise<void>((resolve) => this.#waiting.add(resolve));
  }

  async #follow(): Promise<void> {
    const { signal } = this.#ending;
    while (!signal.aborted) {
      try {
        const after = this.#position;
        for await (const step of this.store.subscribe({
          after,
          streamPrefixes: PRINCIPAL_PREFIXES,
          signal,
        })) {
          this.#take(step);
        }
      } catch {
        // The store says by its own health check why it does not answer.
        this.#isFollowing = false;
        await delay(this.pauses.againMs, undefined, { signal }).catch(() => undefined);
      }
    }
  }

  #take({ events, position, live }: SubscriptionStep): void {
    const begins = events.length > 0 && !this.principals.areThere;
    for (const event of events) this.principals.take(event);
    if (begins) this.begun();
    this.#position = position;
    this.#isRead ||= live;
    this.#isFollowing ||= live;
    this.#confirmedAt = performance.now();
    this.#tell();
  }

  async #confirm(): Promise<void> {
    try {
      await this.store.head();
      if (this.#isFollowing) this.#confirmedAt = performance.now();
    } catch {
      // It stays unconfirmed.
    }
  }

  #tell(): void {
    const waiting = [...this.#waiting];
    this.#waiting.clear();
    for (const tell of waiting) tell();
  }
}
