/** The queue of appends is full. Nothing of this append was written. */
export class EventStoreBusy extends Error {
  override readonly name = 'EventStoreBusy';

  constructor(readonly retryAfterSeconds: number) {
    super(`The event store has more waiting than it can hold; try again in ${retryAfterSeconds} s.`);
  }
}

/** One append is larger than the store takes. Nothing of it was written; it never will be, however often it is tried. */
export class AppendTooLarge extends Error {
  override readonly name = 'AppendTooLarge';

  /** @param limitBytes the most that the store takes in one append */
  constructor(
    readonly limitBytes: number,
    options?: ErrorOptions,
  ) {
    super(`One append may have ${limitBytes} bytes at most.`, options);
  }
}

/** The store did not answer, or is closed. Whether an append was written is unknown. */
export class EventStoreUnavailable extends Error {
  override readonly name: string = 'EventStoreUnavailable';
  /** Why, by a name that stays and tells no address, where that could be found out. */
  readonly reason: string | undefined;

  constructor(message: string, options: ErrorOptions & { readonly reason?: string | undefined } = {}) {
    const { reason, ...cause } = options;
    super(message, cause);
    this.reason = reason;
  }
}

/**
 * The store cannot be reached as it is set: a file is missing, user or rights are wrong, or only one side speaks TLS. Waiting
 * does not help, a person does. Its message says all: it has neither stack nor cause.
 */
export class EventStoreMisconfigured extends EventStoreUnavailable {
  override readonly name = 'EventStoreMisconfigured';

  constructor(message: string, reason?: string) {
    super(message, { reason });
    this.stack = `${this.name}: ${message}`;
  }
}

/** There is no store yet: whoever writes to it first makes it. */
export class EventStoreNotBegun extends EventStoreUnavailable {}

/** The store cannot be opened as it is: locked by another writer, damaged, or not a Kafila event store. */
export class EventStoreUnusable extends Error {
  override readonly name = 'EventStoreUnusable';
}

/**
 * The store does not have what it had: an older copy was put in its place, or another store. Whoever remembers more must
 * neither read on nor write, until the right one is back or a person has accepted the loss.
 */
export class EventStoreChanged extends Error {
  override readonly name: string = 'EventStoreChanged';
}

/** All events were copied to another store, which is used since. Its message says all: where that is, and how to go back. */
export class EventStoreCopiedAway extends EventStoreChanged {
  override readonly name = 'EventStoreCopiedAway';
}

/**
 * Somebody deleted the stream on the server, or had its first events cut off: by `$tb`, `$maxCount` or `$maxAge`. What is
 * left cannot be folded, and nothing may be added to it.
 */
export class StreamRemoved extends Error {
  override readonly name = 'StreamRemoved';

  constructor(
    readonly stream: string,
    readonly how: 'deleted' | 'truncated',
    options?: ErrorOptions,
  ) {
    const what = how === 'deleted' ? 'was deleted' : 'was cut off: its first events are gone';
    super(`The stream ${stream} ${what}, by somebody in the event store itself.`, options);
  }
}
