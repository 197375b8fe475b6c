import { type ExpectedRevision } from '../../event-store.port.js';

/**
 * Many appends in one message. Cloning one long string and one typed array between threads is several times cheaper
 * than cloning as many objects or short strings.
 */
export interface WireAppends {
  /** One for each append. Not part of `text`: a slice of it, once remembered, would keep all of it in memory. */
  readonly streams: readonly string[];
  /** For each append: expected revision and number of events; then for each event the lengths of its four fields. */
  readonly numbers: Float64Array;
  /** Id, type, data and metadata (both as JSON) of each event, without anything between them. */
  readonly text: string;
}

/** One append with its events: id, type, data, metadata, id, type, ... */
export interface QueuedAppend {
  readonly stream: string;
  readonly expected: ExpectedRevision;
  readonly fields: readonly string[];
}

export const fieldsPerEvent = 4;

const expectations = ['none', 'exists', 'any'] as const;

export class Outbox {
  #streams: string[] = [];
  #numbers: number[] = [];
  #text = '';

  get isEmpty(): boolean {
    return this.#streams.length === 0;
  }

  put(stream: string, expected: ExpectedRevision, fields: readonly string[]): void {
    this.#streams.push(stream);
    // Numbers below zero stand for words. No stream is at such a revision: NaN is wrong for every stream too.
    const code =
      typeof expected === 'number' ? (expected < 0 ? NaN : expected) : -1 - expectations.indexOf(expected);
    this.#numbers.push(code, fields.length / fieldsPerEvent);
    for (const field of fields) {
      this.#numbers.push(field.length);
      this.#text += field;
    }
  }

  /** What was gathered; the box is empty after. */
  take(): WireAppends {
    const appends = { streams: this.#streams, numbers: Float64Array.from(this.#numbers), text: this.#text };
    this.#streams = [];
    this.#numbers = [];
    this.#text = '';
    return appends;
  }
}

export function unpack({ streams, numbers, text }: WireAppends): QueuedAppend[] {
  let number = 0;
  let character = 0;
  return streams.map((stream) => {
    const code = numbers[number++] ?? NaN;
    const count = numbers[number++] ?? 0;
    const fields: string[] = [];
    for (let n = count * fieldsPerEvent; n > 0; n--) {
      const end = character + (numbers[number++] ?? 0);
      fields.push(text.slice(character, end));
      character = end;
    }
    return { stream, expected: expectations[-1 - code] ?? code, fields };
  });
}

export type ToWriter =
  | { readonly kind: 'appends'; readonly appends: WireAppends }
  /** Say whether an append would be taken now. */
  | { readonly kind: 'probe' }
  /** Commit what came before, close the file, end the thread. */
  | { readonly kind: 'close' };

export interface Committed {
  readonly kind: 'committed';
  /** Position of the first event that was written; the others follow without a gap. */
  readonly firstPosition: bigint;
  /** Milliseconds since 1970, for all events of the commit. */
  readonly recordedAt: number;
  /** One number for each append, see {@link acceptedAt} and {@link mismatchAt}. */
  readonly answers: readonly number[];
  /** Appends that could not be written although their revision was right. */
  readonly failures: readonly AppendFailure[];
}

export interface AppendFailure {
  readonly index: number;
  readonly code: string;
  readonly message: string;
}

export type FromWriter =
  | { readonly kind: 'ready'; readonly position: bigint }
  | Committed
  /** Why an append would not be taken now; undefined where it would. */
  | { readonly kind: 'probed'; readonly failure: Omit<AppendFailure, 'index'> | undefined }
  /** The file can no longer be trusted to take writes: nothing more will be answered. */
  | { readonly kind: 'stopped'; readonly message: string };

/** The revision given to the first event of an accepted append stands for itself. */
export const acceptedAt = (firstRevision: number): number => firstRevision;

/** A refusal is negative: -1 where the stream does not exist, else -2 minus the actual revision. */
export const mismatchAt = (actual: number | null): number => (actual === null ? -1 : -2 - actual);

/** The actual revision that a refusal names. */
export const actualOf = (answer: number): number | null => (answer === -1 ? null : -2 - answer);

/** Stands for an append that is listed in `failures`. */
export const failed = Number.NEGATIVE_INFINITY;
