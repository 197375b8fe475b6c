import { type EventStore } from '#kafila/event-store';
import { Metrics } from '#kafila/platform';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';

/** The store that was opened outside. The intake uses it measured, as its `EVENT_STORE`. */
export const OPENED_STORE = Symbol('OPENED_STORE');

/** The event store, and how many appends wait for it and how long each takes. */
@Injectable()
export class MeasuredStore implements EventStore, OnModuleInit {
  #pending = 0;
  #took: (seconds: number) => void = () => undefined;

  constructor(
    @Inject(OPENED_STORE) private readonly store: EventStore,
    private readonly metrics: Metrics,
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
      return await this.store.append(...args);
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

  close(): ReturnType<EventStore['close']> {
    return this.store.close();
  }
}
