import { type EventStore } from '#kafila/event-store';

/** Knows how many appends wait for the event store, and how long each has taken. */
export class AppendMeter {
  /** Appends that the event store has not answered yet. */
  pending = 0;
  /** Told how many seconds an append took, answered or failed. */
  took: (seconds: number) => void = () => undefined;

  /** The same store, measured. */
  measured(store: EventStore): EventStore {
    return {
      append: async (...args) => {
        const began = performance.now();
        this.pending += 1;
        try {
          return await store.append(...args);
        } finally {
          this.pending -= 1;
          this.took((performance.now() - began) / 1000);
        }
      },
      readStream: (...args) => store.readStream(...args),
      readAll: (...args) => store.readAll(...args),
      subscribe: (...args) => store.subscribe(...args),
      head: () => store.head(),
      close: () => store.close(),
    };
  }
}
