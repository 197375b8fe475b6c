import { setTimeout as delay } from 'node:timers/promises';
import { type EventSource, type SubscriptionStep } from '#kafila/event-store';
import { PRINCIPAL_PREFIXES } from './principal-streams.js';
import { Principals } from './principals.js';

/** How often the store is asked whether it is there, in milliseconds. */
const CONFIRM_MS = 2_000;
/** How long it waits before it asks a store again that did not answer. */
const PAUSE_MS = 1_000;

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

  /** @param begun is told when there is a principal for the first time, also where there was one at the start */
  constructor(
    private readonly store: Store,
    private readonly begun: () => void = () => undefined,
  ) {}

  /** Whether all streams were read to the head once. Until then nobody knows who may what. */
  get isRead(): boolean {
    return this.#isRead;
  }

  /** For how many milliseconds the store has not been there. */
  get unconfirmedMs(): number {
    return performance.now() - this.#confirmedAt;
  }

  start(): void {
    this.#underway = this.#follow();
    this.#confirming = setInterval(() => void this.#confirm(), CONFIRM_MS).unref();
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
        await delay(PAUSE_MS, undefined, { signal }).catch(() => undefined);
      }
    }
  }

  #take({ events, position, live }: SubscriptionStep): void {
    const begins = events.length > 0 && !this.principals.areThere;
    for (const event of events) this.principals.take(event);
    if (begins) this.begun();
    this.#position = position;
    this.#isRead ||= live;
    this.#confirmedAt = performance.now();
    this.#tell();
  }

  async #confirm(): Promise<void> {
    try {
      await this.store.head();
      this.#confirmedAt = performance.now();
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
