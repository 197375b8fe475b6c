import { type EventStore, type RecordedEvent } from '#kafila/event-store';

/** The same store with some of its streams alone: what it has of these has the places and the times that it has there. */
export function storeOfSome(store: EventStore, has: (stream: string) => boolean): EventStore {
  const some = (events: readonly RecordedEvent[]): readonly RecordedEvent[] =>
    events.filter(({ stream }) => has(stream));
  return {
    append: () => Promise.reject(new Error('It is only read.')),
    readStream: (stream, options) =>
      has(stream)
        ? store.readStream(stream, options)
        : Promise.resolve({ events: [], exists: false, next: null }),
    readAll: async (options) => {
      const page = await store.readAll(options);
      return { ...page, events: some(page.events) };
    },
    async *subscribe(options) {
      for await (const step of store.subscribe(options)) yield { ...step, events: some(step.events) };
    },
    head: () => store.head(),
    close: () => Promise.resolve(),
  };
}
