/**
 * The event store as Kafila needs it. Both adapters (`sqlite/`, `eventstoredb/`) make the same promises;
 * `testing/event-store.contract.ts` proves them on each.
 */

export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };
export type JsonObject = Record<string, Json>;

/**
 * An event to be appended. `id` is a UUID, minted for this append and kept over all its tries: a store may take an append whose ids
 * stand already at the expected revision for the same one, and compares no contents. `metadata` has no member `recordedAt`.
 */
export interface NewEvent {
  readonly id: string;
  readonly type: string;
  readonly data: JsonObject;
  readonly metadata: JsonObject;
}

/** Where and when the store took one event in. This is what a receipt is made of. */
export interface Placement {
  /** Place within the stream: 0, 1, 2 ... without a gap. */
  readonly revision: number;
  /** Place among all events of the store: opaque, totally ordered, printed as a decimal string. */
  readonly position: bigint;
  /** When it was taken in, by the clock of whoever appended it: RFC 3339 in UTC with milliseconds. */
  readonly recordedAt: string;
}

/** What another program wrote that is no JSON: nobody reads it, but it is logged, byte for byte. Bytes in base64. */
export interface RawContent {
  readonly contentType: string;
  readonly dataBase64: string;
  readonly metadataBase64: string;
}

export interface RecordedEvent extends NewEvent, Placement {
  readonly stream: string;
  /** Where data or metadata are no JSON object, what they are; then both are empty objects. */
  readonly raw?: RawContent;
}

/**
 * What the writer expects of the stream: `none` (it does not exist), `exists` (it has at least one event), `any`
 * (nothing), or the revision of its last event.
 */
export type ExpectedRevision = 'none' | 'exists' | 'any' | number;

/** The events are durable and readable. One placement per event, in the order given. */
export interface Appended {
  readonly outcome: 'appended';
  readonly placements: readonly Placement[];
}

/** The stream is not at the expected revision; nothing was written. */
export interface RevisionMismatch {
  readonly outcome: 'revision-mismatch';
  readonly stream: string;
  readonly expected: ExpectedRevision;
  /** Revision of the last event of the stream; null where the stream does not exist. */
  readonly actual: number | null;
}

export interface ReadStreamOptions {
  /** First revision wanted (inclusive). Default: the first event forwards, the last event backwards. */
  readonly from?: number;
  readonly direction?: 'forwards' | 'backwards';
  /** The most events one page may hold. Default 1000. */
  readonly limit?: number;
}

export interface StreamPage {
  readonly events: readonly RecordedEvent[];
  /** Whether the stream has any event at all, so that an empty page can be understood. */
  readonly exists: boolean;
  /** `from` of the next page in the same direction; null where this page reached the end. */
  readonly next: number | null;
}

export interface ReadAllOptions {
  /** Read events whose position is greater. Default: from the beginning. */
  readonly after?: bigint;
  /** Only streams whose name begins with one of these. Default: all. */
  readonly streamPrefixes?: readonly string[];
  /** Only events of these types; what others say is not even looked at. Default: all. */
  readonly types?: readonly string[];
  /** The most events one page may hold. Default 1000. */
  readonly limit?: number;
}

export interface AllPage {
  /** Ordered by position. May be empty although the end is not reached: go on after `position`. */
  readonly events: readonly RecordedEvent[];
  /** Everything up to here was looked at, also what the filter left out: pass it as `after` for the next page. */
  readonly position: bigint;
  /** True where nothing lay after this page when it was read. */
  readonly end: boolean;
  /** Streams that were deleted or cut off, as the store tells between the events of the page. */
  readonly removed?: readonly RemovedStream[];
}

/** Somebody deleted a stream in the store, or let it cut events off it. Perhaps nothing of it is missing, or not any more. */
export interface RemovedStream {
  readonly stream: string;
  /** Where the store tells of it. */
  readonly position: bigint;
}

export interface SubscribeOptions {
  /** Deliver events whose position is greater. Default: from the beginning. */
  readonly after?: bigint;
  readonly streamPrefixes?: readonly string[];
  /** Ends the subscription: the iteration finishes without an error. */
  readonly signal?: AbortSignal;
  /**
   * Called before anything is read, and again whenever the connection was lost: there may be another store at its end. What
   * it throws ends the subscription, but for {@link EventStoreUnavailable}: then it is called again.
   */
  readonly confirm?: () => Promise<void>;
}

/** One step of a subscription. Steps without events report progress where nothing matched the filter. */
export interface SubscriptionStep {
  readonly events: readonly RecordedEvent[];
  /** Everything up to here was delivered or left out by the filter: resume with `after: position`. */
  readonly position: bigint;
  /** See {@link AllPage}. */
  readonly removed?: readonly RemovedStream[];
  /** True once the subscription has reached the end of the store for the first time. */
  readonly live: boolean;
}

/** Where a store lies. */
export type EventStorePlace =
  | { readonly kind: 'sqlite'; readonly file: string }
  | { readonly kind: 'eventstoredb'; readonly url: string };

/** A stream and the position of its first event. */
export interface BegunStream {
  readonly name: string;
  readonly position: bigint;
  /** It was deleted or cut off, and cannot be read. The position is that of what tells of it: it may be listed more than once. */
  readonly removed?: 'deleted' | 'truncated';
}

export interface BegunStreamsOptions {
  /** Streams whose first event lies after this position ... */
  readonly after: bigint;
  /** ... and not after this one. */
  readonly upTo: bigint;
  readonly streamPrefixes: readonly string[];
  readonly limit: number;
}

/** The file of an embedded store: another thread or process can open it for reading. */
export interface StoreFile {
  readonly file: string;
}

/** What a store can do that can be read stream by stream, from several threads. */
export interface StreamList {
  /** Where another thread opens it. */
  readonly place: EventStorePlace;

  /**
   * Streams in the order in which they began. Fewer than the limit: there are no more.
   *
   * @throws EventStoreUnavailable it does not show all up to the last position wanted
   */
  streamsBegun(options: BegunStreamsOptions): Promise<readonly BegunStream[]>;

  /** The events of a few of its streams up to a position, in order: what lies between costs nothing here. */
  eventsUnder(streamPrefixes: readonly string[], upTo: bigint): AsyncIterable<RecordedEvent>;

  /** The last events up to the one at a position, in order: as many as the store is known by again. */
  lastEvents(position: bigint): Promise<readonly RecordedEvent[]>;
}

/** What keeps a store from its work although its head can be read. */
export interface StoreFault {
  /** `not-writable`: for another reason than the others. `clock-differs`: it does its work, and somebody must look. */
  readonly code: 'disk-full' | 'damaged' | 'stopped' | 'not-writable' | 'clock-differs';
  /** For those who run it: names files. */
  readonly detail: string;
}

/** What reads the store and follows it, perhaps while another process writes to it. */
export interface EventSource {
  /**
   * Whether positions follow each other without a gap, so that what lies between two of them is a number of events. Else it
   * is a number of bytes of the server's log.
   */
  readonly gapless?: boolean;

  /** How long a leader that was just elected may not show yet what it has, in milliseconds. Absent: all is shown at once. */
  readonly showsWithinMs?: number;

  /** The embedded store's file; undefined on other adapters. */
  readonly storeFile?: StoreFile;

  /** Absent where it cannot be read stream by stream. */
  readonly streamList?: StreamList;

  /**
   * Whether somebody took an event away from the server: deleted its stream, or had it cut off. Absent where nobody can.
   */
  isRemoved?(stream: string, revision: number): Promise<boolean>;

  /**
   * Calls back whenever a connection was lost: another store may answer next. Absent where the store lies in a file that is
   * held open.
   */
  onConnectionLost?(lost: () => void): void;

  /**
   * A page of one stream. A stream that does not exist is an empty page with `exists: false`.
   *
   * @throws StreamRemoved it was deleted, or, read forwards, has not its first events from `from` on any more
   */
  readStream(stream: string, options?: ReadStreamOptions): Promise<StreamPage>;

  /** A page of all streams, ordered by position. */
  readAll(options?: ReadAllOptions): Promise<AllPage>;

  /**
   * Catches up from `after`, then stays live: in order, without gap or repeat. It connects again where the connection is
   * lost, and throws {@link EventStoreUnavailable} only where that fails.
   */
  subscribe(options?: SubscribeOptions): AsyncIterable<SubscriptionStep>;

  /** Position of the last event in the store, 0n where it is empty. Also answers whether the store is reachable. */
  head(): Promise<bigint>;

  /**
   * Looks whether it can do its work now, as far as `head` does not show it: whether what it was asked for could be read, and
   * whether it would take an append. Writes no event. Absent where `head` shows all.
   */
  fault?(): Promise<StoreFault | undefined>;

  /** Looks now what keeps from the store where it does not answer. Absent where it is no server. */
  hindrance?(): Promise<{ readonly code: string; readonly detail: string } | undefined>;

  /** Finishes what was accepted, then lets go of files and connections. Later calls are refused. */
  close(): Promise<void>;
}

export interface EventStore extends EventSource {
  /**
   * Appends all events or none. When the promise resolves to `appended`, a crash loses nothing. Where it rejects with
   * {@link EventStoreUnavailable}, append the same events (same ids) again, or read the stream.
   * @param events at least one
   * @throws EventStoreBusy nothing was written; try again after `retryAfterSeconds`
   * @throws AppendTooLarge nothing was written, and never will be
   * @throws EventStoreUnavailable whether they were written is not known
   * @throws StreamRemoved nothing was written: the stream was deleted for ever
   */
  append(
    stream: string,
    events: readonly NewEvent[],
    expectedRevision: ExpectedRevision,
  ): Promise<Appended | RevisionMismatch>;
}

export type EventReader = Pick<
  EventSource,
  'readStream' | 'readAll' | 'head' | 'gapless' | 'showsWithinMs' | 'storeFile' | 'streamList' | 'isRemoved'
>;
