import { type EventStore, type SubscribeOptions, type SubscriptionStep } from '#kafila/event-store';

/** The same store with another way to subscribe. */
export function subscribedBy(eventStore: EventStore, subscribe: EventStore['subscribe']): EventStore {
  return {
    subscribe,
    append: (...args) => eventStore.append(...args),
    readStream: (...args) => eventStore.readStream(...args),
    readAll: (...args) => eventStore.readAll(...args),
    head: () => eventStore.head(),
    close: () => eventStore.close(),
  };
}

/** Delivers what lies there in small steps, so that commits fall anywhere in a stream whose rest is already readable. */
export function inStepsOf(eventStore: EventStore, size: number): EventStore {
  async function* split(options?: SubscribeOptions): AsyncGenerator<SubscriptionStep> {
    for await (const { events, position, live } of eventStore.subscribe(options)) {
      let from = 0;
      for (; from + size < events.length; from += size) {
        const part = events.slice(from, from + size);
        yield { events: part, position: part.at(-1)?.position ?? position, live: false };
      }
      yield { events: events.slice(from), position, live };
    }
  }
  return subscribedBy(eventStore, split);
}

/** Is live from the first event on, and delivers one at a time. */
export function oneByOne(eventStore: EventStore): EventStore {
  async function* split(options?: SubscribeOptions): AsyncGenerator<SubscriptionStep> {
    for await (const { events, position, live } of eventStore.subscribe(options)) {
      for (const event of events) yield { events: [event], position: event.position, live: true };
      if (events.length === 0) yield { events, position, live };
    }
  }
  return subscribedBy(eventStore, split);
}

/** Waits before each step, so that whoever watches from another process can keep up, however busy the machine. */
export function paced(eventStore: EventStore, milliseconds: number): EventStore {
  async function* paced(options?: SubscribeOptions): AsyncGenerator<SubscriptionStep> {
    for await (const step of eventStore.subscribe(options)) {
      await new Promise((resolve) => setTimeout(resolve, milliseconds));
      yield step;
    }
  }
  return subscribedBy(eventStore, paced);
}
