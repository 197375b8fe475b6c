import { type Appended, type EventStore, type NewEvent, type Placement } from '#kafila/event-store';
import { StreamContended } from './stream-contended.error.js';
import { type Ledger } from './ledger.js';

/** How often a write is tried again because another process was faster. */
const MOST_ATTEMPTS = 20;

/**
 * The most reports, and the most bytes of them, that go into one append. EventStoreDB takes 1 MiB at once where it is
 * not told otherwise; names and lengths that it adds stay far below the difference.
 */
const MOST_PER_APPEND = 512;
const MOST_BYTES_PER_APPEND = 512 * 1024;

/** What became of one event offered to a stream. */
export type Recording =
  | { readonly outcome: 'recorded' | 'duplicate'; readonly placement: Placement }
  /** The id is known with other content. */
  | { readonly outcome: 'reused'; readonly placement: Placement; readonly knownDigest: string }
  | { readonly outcome: 'no-such-stream' };

/** A fact on its way into a stream. Its metadata carry the digest of its content. */
export interface OfferedFact {
  readonly event: NewEvent;
  readonly digest: string;
}

/** Looks at the whole stream and says what to append to it, if anything. May run again when another process was faster. */
export type Deciding<Answer> = () => Promise<{
  readonly events: readonly NewEvent[];
  /** The revision of the last event it has looked at; -1 where the stream does not exist. */
  readonly revision: number;
  readonly answer: (appended: readonly Placement[]) => Answer;
}>;

interface Waiting {
  readonly fact: OfferedFact;
  readonly resolve: (recording: Recording) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * The one writer of a stream in this process. Facts that arrive while an append runs go into the next one together;
 * decisions run alone between them. The expected revision guards against writers in other processes.
 */
export class StreamWriter {
  #waiting: Waiting[] = [];
  #turn: Promise<void> = Promise.resolve();
  #factsTurnIsDue = false;

  constructor(
    private readonly store: EventStore,
    private readonly stream: string,
    private readonly ledger: Ledger,
  ) {}

  /** How much it remembers, in reports. */
  get size(): number {
    return this.ledger.size;
  }

  /** Records a fact once. The promise resolves when it is durable; a known fact gets the placement it had. */
  record(fact: OfferedFact): Promise<Recording> {
    const recording = new Promise<Recording>((resolve, reject) =>
      this.#waiting.push({ fact, resolve, reject }),
    );
    if (!this.#factsTurnIsDue) {
      this.#factsTurnIsDue = true;
      void this.#inTurn(() => this.#recordWaiting());
    }
    return recording;
  }

  /** Takes a decision on the stream as it is, with nobody else writing in between. */
  decide<Answer>(deciding: Deciding<Answer>): Promise<Answer> {
    return this.#inTurn(async () => {
      for (let attempt = 1; attempt <= MOST_ATTEMPTS; attempt++) {
        const { events, revision, answer } = await deciding();
        if (events.length === 0) return answer([]);
        const appended = await this.#append(events, revision);
        if (appended) return answer(appended.placements);
      }
      throw new StreamContended(this.stream, MOST_ATTEMPTS);
    });
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#turn.then(work);
    this.#turn = turn.then(nothing, nothing);
    return turn;
  }

  async #recordWaiting(): Promise<void> {
    this.#factsTurnIsDue = false;
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const batch of batchesOf(waiting)) {
      try {
        await this.#recordBatch(batch);
      } catch (error) {
        for (const { reject } of batch) reject(error);
      }
    }
  }

  async #recordBatch(batch: readonly Waiting[]): Promise<void> {
    if (this.ledger.revision < 0) await this.ledger.catchUp(this.store, this.stream);
    for (let attempt = 1; attempt <= MOST_ATTEMPTS; attempt++) {
      const fresh = this.#freshFacts(batch);
      const events = [...fresh.values()].map(({ event }) => event);
      if (events.length === 0 || (await this.#append(events, this.ledger.revision))) {
        for (const { fact, resolve } of batch) resolve(this.#recordingOf(fact, fresh));
        return;
      }
      await this.ledger.catchUp(this.store, this.stream);
    }
    throw new StreamContended(this.stream, MOST_ATTEMPTS);
  }

  /** The facts of a batch that the stream has not seen, each id once. */
  #freshFacts(batch: readonly Waiting[]): Map<string, OfferedFact> {
    const fresh = new Map<string, OfferedFact>();
    if (this.ledger.revision < 0) return fresh;
    for (const { fact } of batch) {
      if (!this.ledger.find(fact.event.id) && !fresh.has(fact.event.id)) fresh.set(fact.event.id, fact);
    }
    return fresh;
  }

  #recordingOf(fact: OfferedFact, fresh: Map<string, OfferedFact>): Recording {
    const known = this.ledger.find(fact.event.id);
    if (!known) return { outcome: 'no-such-stream' };
    const { placement } = known;
    if (known.digest !== fact.digest) return { outcome: 'reused', placement, knownDigest: known.digest };
    return { outcome: fresh.get(fact.event.id) === fact ? 'recorded' : 'duplicate', placement };
  }

  /**
   * Undefined where the revision was wrong. Where the store does not answer, the events may be in it or not: the ledger
   * is then behind the stream at worst, and the next append is refused until the ledger has caught up.
   */
  async #append(events: readonly NewEvent[], revision: number): Promise<Appended | undefined> {
    const result = await this.store.append(this.stream, events, revision < 0 ? 'none' : revision);
    if (result.outcome !== 'appended') return undefined;
    if (this.ledger.revision === revision) {
      for (const [i, placement] of result.placements.entries()) this.ledger.note(events[i], placement);
    }
    return result;
  }
}

/** Waiting facts in portions that fit into one append. */
function* batchesOf(waiting: readonly Waiting[]): Generator<readonly Waiting[]> {
  let batch: Waiting[] = [];
  let bytes = 0;
  for (const next of waiting) {
    // A single report is far smaller than the limit: alone, it need not be weighed.
    const size = waiting.length === 1 ? 0 : Buffer.byteLength(JSON.stringify(next.fact.event));
    if (batch.length === MOST_PER_APPEND || (batch.length > 0 && bytes + size > MOST_BYTES_PER_APPEND)) {
      yield batch;
      batch = [];
      bytes = 0;
    }
    batch.push(next);
    bytes += size;
  }
  if (batch.length > 0) yield batch;
}

function nothing(): void {
  // The turn of the next one begins whatever became of this one; the caller has the error.
}
