import { EVENT_STORE, type EventStore } from '#kafila/event-store';
import { Inject, Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { Ledger } from './ledger.js';
import { StreamWriter } from './stream-writer.js';

/** How many reports all ledgers together remember before the longest unused is forgotten (about 150 MB). */
const MOST_REMEMBERED = 500_000;

/** The writers of this process, one per stream. Two of one stream do no harm: each append states a revision. */
@Injectable()
export class StreamWriters {
  readonly #writers = new LRUCache<string, StreamWriter>({
    maxSize: MOST_REMEMBERED,
    sizeCalculation: (writer) => writer.size + 1,
  });

  constructor(@Inject(EVENT_STORE) readonly store: EventStore) {}

  of(stream: string): StreamWriter {
    const writer = this.#writers.get(stream) ?? new StreamWriter(this.store, stream, new Ledger());
    // Set again each time: the cache weighs a writer when it is set, and ledgers grow.
    this.#writers.set(stream, writer);
    return writer;
  }
}
