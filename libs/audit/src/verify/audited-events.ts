import {
  type EventReader,
  type RecordedEvent,
  type RemovedStream,
  StreamRemoved,
  unlessRemoved,
} from '#kafila/event-store';
import { canonicalJson, entryOf, rawEntryOf } from '#kafila/proof';
import { nodeCrypto } from '#kafila/proof/node';

/** An event as it lies in the store, with its data and metadata as canonical JSON. */
export interface StoredEvent extends Omit<RecordedEvent, 'data' | 'metadata'> {
  readonly data: string;
  readonly metadata: string;
}

/** An event, or why it cannot be read. */
export type AuditedEvent =
  | { readonly position: bigint; readonly event: StoredEvent }
  | { readonly position: bigint; readonly unreadable: string };

/** The raw store, as the verifier reads it. */
export interface AuditedEvents {
  /**
   * All events in the order of their positions, page by page, up to what is the last when it begins. Each page is gone
   * through once, so that it may work out on the way what it holds.
   */
  pages(): AsyncIterable<Iterable<AuditedEvent>>;
  /** Whether positions follow each other without a gap, so that a gap is an event that is gone. */
  readonly gapless: boolean;
  /**
   * Reads the whole file for what its tables do not show: indexes that say something else, and whatever no Kafila made.
   * What is wrong, in sentences that begin with a verb; none where it is sound. Undefined where there is no file.
   */
  readonly fileFaults?: (signal?: AbortSignal) => Promise<readonly string[]>;
  /** Streams of which something is hidden, after all pages: others can do that in the store. Undefined where nobody can. */
  readonly removed?: () => Promise<readonly HiddenStream[]>;
  /** Position of the last event when asked; tells how far there is to go. */
  head(): Promise<bigint>;
}

/** A stream of which not all events can be read, though they are in the store. */
export interface HiddenStream {
  readonly stream: string;
  /** Where it was hidden. */
  readonly position: bigint;
  /** As a sentence. */
  readonly what: string;
}

/** The events of a store through its port: for EventStoreDB, and where the file of the embedded store is out of reach. */
export function eventsOfStore(store: EventReader, streamPrefixes: readonly string[]): AuditedEvents {
  const told = new Map<string, RemovedStream>();
  return {
    async removed() {
      const hidden: HiddenStream[] = [];
      for (const { stream, position } of told.values()) {
        const read = await unlessRemoved(store.readStream(stream, { limit: 1 }));
        if (read instanceof StreamRemoved) hidden.push({ stream, position, what: read.message });
      }
      return hidden;
    },
    gapless: false,
    head: () => store.head(),
    async *pages() {
      let after = 0n;
      const head = await store.head();
      for (let isEnd = false; !isEnd;) {
        const page = await store.readAll({ after, streamPrefixes });
        for (const each of page.removed ?? []) told.set(each.stream, each);
        yield page.events
          .filter(({ position }) => position <= head)
          .map((event) => ({ position: event.position, event: stored(event) }));
        isEnd = page.end;
        after = page.position;
      }
    },
  };
}

/** The entry of the log that stands for an event, as a text. @throws LeafTooLarge */
export function entryOfStored(event: StoredEvent): string {
  return event.raw
    ? rawEntryOf(event, event.raw, nodeCrypto)
    : entryOf(event, event.data, event.metadata, nodeCrypto);
}

function stored(event: RecordedEvent): StoredEvent {
  return { ...event, data: canonicalJson(event.data), metadata: canonicalJson(event.metadata) };
}
