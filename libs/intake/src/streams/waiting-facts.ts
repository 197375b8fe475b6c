import { type NewEvent, type Placement } from '#kafila/event-store';
import { type WrittenPerson } from '../persons/named-persons.js';
import { type Deadline, notInTime } from './deadline.js';

export interface OfferedFact {
  /** Its metadata carry the id of the report and the digest of its content. Its persons are in the clear until it is recorded. */
  readonly event: NewEvent;
  readonly digest: string;
  /** The persons it names; without any, it names none. */
  readonly persons?: readonly WrittenPerson[];
  /** Of a signed report that names persons, their salts by JSON pointers: sealed with them. */
  readonly salts?: ReadonlyMap<string, string>;
  /** The digest with its persons, as it was recorded before they were left out; without one, it names none. */
  readonly wholeDigest?: string;
  /** Whether it may be the first of its stream; if not, it is recorded into a stream that exists only. */
  readonly begins: boolean;
  /** It is not recorded; whether it was is to be found out. */
  readonly onlyIfKnown?: true;
  /** About how many bytes the store will keep. */
  readonly bytes: number;
}

export type Recording =
  | { readonly outcome: 'recorded' | 'duplicate'; readonly placement: Placement }
  /** The id is known with other content; where it names other persons alone, `otherPersons` points to them. */
  | {
      readonly outcome: 'reused';
      readonly knownDigest: string;
      readonly otherPersons?: readonly string[];
    }
  | { readonly outcome: 'no-such-stream' }
  /** It was offered only if it is known. */
  | { readonly outcome: 'not-known' }
  /** Whether it was recorded is not known; offered again, it is recorded once at most. */
  | { readonly outcome: 'failed'; readonly error: unknown };

export interface Waiting {
  readonly fact: OfferedFact;
  readonly group: Group;
  readonly index: number;
}

/** Facts that are offered together, and answered together: at the latest when their time is over. */
export class Group {
  readonly recorded: Promise<readonly Recording[]>;
  readonly #recordings: (Recording | undefined)[];
  readonly #timer: NodeJS.Timeout;
  #missing: number;
  #resolve: (recordings: readonly Recording[]) => void = () => undefined;

  constructor(size: number, { leftMs }: Deadline) {
    this.#recordings = new Array<Recording | undefined>(size).fill(undefined);
    this.#missing = size;
    this.recorded = new Promise((resolve) => (this.#resolve = resolve));
    this.#timer = setTimeout(() => {
      this.#answer();
    }, leftMs);
  }

  /** Nobody waits for it any more. */
  get isAnswered(): boolean {
    return this.#missing === 0;
  }

  note(index: number, recording: Recording): void {
    if (this.isAnswered) return;
    this.#recordings[index] = recording;
    if (--this.#missing === 0) this.#answer();
  }

  #answer(): void {
    clearTimeout(this.#timer);
    this.#missing = 0;
    this.#resolve(this.#recordings.map((each) => each ?? { outcome: 'failed', error: notInTime() }));
  }
}

/**
 * The most of one append. EventStoreDB takes 1 MiB by default; names and lengths that it adds fill less than the rest.
 */
const MOST_FACTS = 512;
const MOST_BYTES = 512 * 1024;

export function* portionsOf(waiting: readonly Waiting[]): Generator<readonly Waiting[]> {
  let portion: Waiting[] = [];
  let bytes = 0;
  for (const next of waiting) {
    if (portion.length === MOST_FACTS || (portion.length > 0 && bytes + next.fact.bytes > MOST_BYTES)) {
      yield portion;
      portion = [];
      bytes = 0;
    }
    portion.push(next);
    bytes += next.fact.bytes;
  }
  if (portion.length > 0) yield portion;
}
