import { type EventStore } from '../event-store.port.js';

/** What an adapter brings along to be tested. */
export interface EventStoreSubject {
  /** A connected store. It may hold other data already. Called several times; each store is closed by the suite. */
  open(): Promise<EventStore>;
  /** Whether positions of consecutive events differ by exactly one (where no one else writes). */
  readonly gapless: boolean;
  /** Opens once more what the last `open` opened, after that store was closed. Absent: not tested. */
  reopen?(): Promise<EventStore>;
  /** Milliseconds one test may take. Default 30,000: give more for a server far away. */
  readonly patienceMs?: number;
  /** How many write at the same time. Default 64. */
  readonly writers?: number;
}

/** What each part of the contract works with. */
export interface ContractContext {
  readonly subject: EventStoreSubject;
  readonly patienceMs: number;
  /** The one store most tests share; open while tests run. */
  readonly store: () => EventStore;
}
