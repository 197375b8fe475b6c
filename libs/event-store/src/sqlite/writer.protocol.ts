import { type ExpectedRevision } from '../event-store.port.js';

/**
 * Many appends in one message, flat, because cloning one array of strings between threads is several times
 * cheaper than cloning objects. For each append: stream, expected revision, number of events, then for each event
 * id, type, data and metadata (both as JSON).
 */
export type WireAppends = readonly (string | number)[];

/** Builds up {@link WireAppends}. */
export function putAppend(
  wire: (string | number)[],
  stream: string,
  expected: ExpectedRevision,
  eventFields: readonly string[],
): void {
  wire.push(stream, expected, eventFields.length / fieldsPerEvent, ...eventFields);
}

export const fieldsPerEvent = 4;

/** One append, taken out of {@link WireAppends}: its events begin at `first` in `wire`. */
export interface QueuedAppend {
  readonly stream: string;
  readonly expected: ExpectedRevision;
  readonly count: number;
  readonly wire: WireAppends;
  readonly first: number;
}

export function takeAppends(wire: WireAppends): QueuedAppend[] {
  const appends: QueuedAppend[] = [];
  for (let at = 0; at < wire.length;) {
    const [stream, expected, count] = [wire[at], wire[at + 1], wire[at + 2]];
    appends.push({
      stream: stream as string,
      expected: expected as ExpectedRevision,
      count: count as number,
      wire,
      first: at + 3,
    });
    at += 3 + (count as number) * fieldsPerEvent;
  }
  return appends;
}

export type ToWriter =
  | { readonly kind: 'appends'; readonly appends: WireAppends }
  /** Commit what came before, close the file, end the thread. */
  | { readonly kind: 'close' };

/** What one commit brought about: answers in the order in which the appends were sent. */
export interface Committed {
  readonly kind: 'committed';
  /** Position of the first event that was written; the others follow without a gap. */
  readonly firstPosition: bigint;
  /** Milliseconds since 1970, for all events of the commit. */
  readonly recordedAt: number;
  /** One number for each append, see {@link acceptedAt} and {@link mismatchAt}. */
  readonly answers: readonly number[];
  /** Appends that could not be written although nothing was wrong with their revision. */
  readonly failures: readonly AppendFailure[];
}

export interface AppendFailure {
  /** Index in `answers`. */
  readonly index: number;
  readonly code: string;
  readonly message: string;
}

export type FromWriter =
  | { readonly kind: 'ready'; readonly position: bigint }
  | Committed
  /** The file can no longer be trusted to take writes: nothing more will be answered. */
  | { readonly kind: 'stopped'; readonly message: string };

/** The revision given to the first event of an accepted append stands for itself. */
export const acceptedAt = (firstRevision: number): number => firstRevision;

/** A refusal is negative: -1 where the stream does not exist, else -2 minus the actual revision. */
export const mismatchAt = (actual: number | null): number => (actual === null ? -1 : -2 - actual);

/** The actual revision told by a refusal. */
export const actualOf = (answer: number): number | null => (answer === -1 ? null : -2 - answer);

/** Holds the place of an append that is listed in `failures`. */
export const failed = Number.NEGATIVE_INFINITY;
