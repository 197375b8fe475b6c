import { EVENT_STORE, type EventStore } from '#kafila/event-store';
import { Persons } from '#kafila/persons';
import { Inject, Injectable, Optional } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { getHeapStatistics } from 'node:v8';
import { PersonsOfFacts } from '../persons/persons-of-facts.js';
import { ANSWER_WITHIN_MS, Deadline } from './deadline.js';
import { Ledger } from './ledger.js';
import { SameStore } from './same-store.js';
import { StreamWriter } from './stream-writer.js';

/**
 * What all ledgers together may weigh before the longest unused is forgotten, in bytes. One that alone weighs more is read
 * anew each time.
 */
export function mostRemembered(heapBytes = getHeapStatistics().heap_size_limit): number {
  return Math.min(150_000_000, Math.floor(heapBytes / 4));
}

/** For tests: how long one who asks waits at most, in milliseconds. */
export const ANSWER_WITHIN = Symbol('ANSWER_WITHIN');
/** For tests: see `mostRemembered`. */
export const MOST_REMEMBERED = Symbol('MOST_REMEMBERED');

/** The writers of this process, one per stream. Two of one stream do no harm: each append states a revision. */
@Injectable()
export class StreamWriters {
  readonly #writers: LRUCache<string, StreamWriter>;
  readonly #persons: PersonsOfFacts;

  /** @param persons without it, no fact may name a person */
  constructor(
    @Inject(EVENT_STORE) readonly store: EventStore,
    @Optional() persons?: Persons,
    @Optional() private readonly same?: SameStore,
    @Optional() @Inject(ANSWER_WITHIN) private readonly answerWithinMs = ANSWER_WITHIN_MS,
    @Optional() @Inject(MOST_REMEMBERED) maxSize = mostRemembered(),
  ) {
    this.#writers = new LRUCache({ maxSize, sizeCalculation: ({ weight }) => weight });
    this.#persons = new PersonsOfFacts(persons);
    same?.onForget(() => {
      this.#writers.clear();
    });
    same?.onRemoved((stream) => {
      this.#writers.delete(stream);
    });
  }

  /** Of what arrives now. */
  deadline(): Deadline {
    return new Deadline(this.answerWithinMs);
  }

  /** @throws EventStoreChanged what the ledgers remember is not in the store any more */
  of(stream: string): StreamWriter {
    this.same?.requireSame();
    const known = this.#writers.get(stream);
    if (known) return known;
    const weigh = (): void => {
      if (this.#writers.peek(stream) !== writer) return;
      // Its ledger may have grown. The cache weighs what is new to it, and nothing that is only set again.
      this.#writers.delete(stream);
      this.#writers.set(stream, writer);
    };
    const { store, answerWithinMs, same } = this;
    const [ledger, persons] = [new Ledger(), this.#persons];
    const writer = new StreamWriter(store, stream, ledger, persons, answerWithinMs, same, weigh);
    this.#writers.set(stream, writer);
    return writer;
  }
}
