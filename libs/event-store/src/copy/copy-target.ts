import { type EventReader, type RecordedEvent } from '../event-store.port.js';
import { copiedAway } from './copies-stream.js';

/** A store that is filled with the events of another one, each with its id, its revision and the time at which it was recorded. */
export interface CopyTarget {
  /** What it holds so far; to be asked for anew after `finish`. */
  readonly reader: EventReader;
  /** Where the embedded store's file lies until it is whole; undefined on other adapters. */
  readonly file: string | undefined;

  /**
   * Takes events in the order in which they are to lie in it; they are durable when the promise resolves.
   *
   * @throws CopyRefused, EventStoreUnavailable
   */
  take(events: readonly RecordedEvent[]): Promise<void>;

  /** The copy is whole: services may use it from here on. */
  finish(): Promise<void>;

  /** Lets go of it. One that is not finished can be gone on with. */
  close(): Promise<void>;
}

/** What is to be copied, or where it is to go, does not allow it. */
export class CopyRefused extends Error {
  override readonly name = 'CopyRefused';
}

/** @throws CopyRefused the target was itself copied away, to where its events are used now */
export async function requireNotLeft(
  target: Pick<EventReader, 'readStream'>,
  copiesStream?: string,
): Promise<void> {
  const copied = await copiedAway(target, copiesStream);
  if (copied === undefined) return;
  throw new CopyRefused(
    `The target was itself ${copied.leftBy === undefined ? 'copied to' : 'left for'} ${copied.to}. ` +
      'Give another place, or go back to it: kafila events go-back.',
  );
}
