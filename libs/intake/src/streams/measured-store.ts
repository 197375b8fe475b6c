import { type EventStore, EventStoreUnavailable, type StoreFault } from '#kafila/event-store';
import { Metrics } from '#kafila/platform';
import { Inject, Injectable, type OnModuleInit, Optional } from '@nestjs/common';
import { OPENED_STORE } from './opened-store.token.js';
import { SameStore } from './same-store.js';

/**
 * The event store, how many appends wait for it, and how long each takes. Nothing is appended unless it is still the one
 * that gave receipts.
 */
@Injectable()
export class MeasuredStore implements EventStore, OnModuleInit {
  #pending = 0;
  #took: (seconds: number) => void = () => undefined;

  constructor(
    @Inject(OPENED_STORE) private readonly store: EventStore,
    private readonly metrics: Metrics,
    @Optional() private readonly same?: SameStore,
  ) {}

  onModuleInit(): void {
    this.#took = this.metrics.seconds('kafila_append_seconds', 'Seconds until an append is durable.');
    this.metrics.gauge(
      'kafila_append_queue_depth',
      'Appends that the event store has not answered yet.',
      () => this.#pending,
    );
  }

  async append(...args: Parameters<EventStore['append']>): ReturnType<EventStore['append']> {
    const began = performance.now();
    this.#pending += 1;
    try {
      if (this.same && !this.same.isSure) await this.same.sure();
      const doubts = this.same?.doubts;
      const answer = await this.store.append(...args);
      // Another store may have answered: what it took in gets no receipt.
      if (this.same?.doubts !== doubts) await this.same?.sure();
      if (answer.outcome === 'appended') this.same?.recorded(args[0], args[1], answer.placements);
      return answer;
    } catch (error) {
      if (error instanceof EventStoreUnavailable) this.same?.doubt();
      throw error;
    } finally {
      this.#pending -= 1;
      this.#took((performance.now() - began) / 1000);
    }
  }

  readStream(...args: Parameters<EventStore['readStream']>): ReturnType<EventStore['readStream']> {
    return this.store.readStream(...args);
  }

  readAll(...args: Parameters<EventStore['readAll']>): ReturnType<EventStore['readAll']> {
    return this.store.readAll(...args);
  }

  subscribe(...args: Parameters<EventStore['subscribe']>): ReturnType<EventStore['subscribe']> {
    return this.store.subscribe(...args);
  }

  head(): ReturnType<EventStore['head']> {
    return this.store.head();
  }

  async hindrance(): ReturnType<NonNullable<EventStore['hindrance']>> {
    return this.store.hindrance?.();
  }

  async fault(): Promise<StoreFault | undefined> {
    return this.store.fault?.();
  }

  close(): ReturnType<EventStore['close']> {
    return this.store.close();
  }
}
