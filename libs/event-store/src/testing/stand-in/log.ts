import { type Decision, decide } from './expected-revision.js';
import { type Expected, type LogRecord, type Proposed } from './record.js';

export interface LogOptions {
  readonly firstPosition: bigint;
  /** How many of the latest event ids are remembered for the expected revisions `any` and `exists`. */
  readonly rememberedIds: number;
}

/** A system event lies between the events of users once in so many records, as in a server that keeps statistics. */
const systemEventEvery = 10;

/**
 * The transaction log of a stand-in, in memory. Positions are sparse as in the real log, where a position is the
 * offset of a record in bytes: a record's end is the position of the next one.
 */
export class Log {
  readonly records: LogRecord[] = [];
  readonly #streams = new Map<string, LogRecord[]>();
  readonly #remembered = new Map<string, LogRecord>();
  readonly #waiting = new Set<() => void>();
  #end: bigint;

  constructor(private readonly options: LogOptions) {
    this.#end = options.firstPosition;
    this.#writeSystemEvent();
  }

  stream(name: string): readonly LogRecord[] {
    return this.#streams.get(name) ?? [];
  }

  append(stream: string, events: readonly Proposed[], expected: Expected): Decision {
    const decision = decide(this.stream(stream), events, expected, (id) => this.#rememberedIn(stream, id));
    if (decision.outcome !== 'write') return decision;
    for (const event of events) this.#write(stream, event);
    const last = this.stream(stream).at(-1);
    if (this.records.length % systemEventEvery === 0) this.#writeSystemEvent();
    for (const wake of this.#waiting) wake();
    return { outcome: 'written', last };
  }

  /** Index of the first record at or after `position`. */
  indexAt(position: bigint): number {
    let [low, high] = [0, this.records.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.records[middle]?.position ?? position) < position) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Whether a record begins, or the next one will begin, exactly there. The real server fails at other places. */
  isBoundary(position: bigint): boolean {
    return position === this.#end || this.records[this.indexAt(position)]?.position === position;
  }

  /** Calls back at every append until the returned function is called. */
  onGrowth(wake: () => void): () => void {
    this.#waiting.add(wake);
    return () => this.#waiting.delete(wake);
  }

  #rememberedIn(stream: string, id: string): LogRecord | undefined {
    const record = this.#remembered.get(id);
    return record?.stream === stream ? record : undefined;
  }

  #write(stream: string, event: Proposed): void {
    const kept = this.#streams.get(stream) ?? [];
    this.#streams.set(stream, kept);
    const position = this.#end;
    this.#end += BigInt(100 + event.data.length + event.metadata.length);
    const record = { ...event, stream, revision: kept.length, position, end: this.#end, ticks: nowInTicks() };
    kept.push(record);
    this.records.push(record);
    this.#remembered.set(event.id, record);
    if (this.#remembered.size <= this.options.rememberedIds) return;
    const [oldest] = this.#remembered.keys();
    if (oldest !== undefined) this.#remembered.delete(oldest);
  }

  #writeSystemEvent(): void {
    this.#write('$stats-127.0.0.1:2113', {
      id: `00000000-0000-4000-8000-${this.records.length.toString(16).padStart(12, '0')}`,
      type: '$statsCollected',
      contentType: 'application/json',
      data: new TextEncoder().encode('{}'),
      metadata: new Uint8Array(),
    });
  }
}

/** With a part below the millisecond, to catch a reader that does not cut it off. */
function nowInTicks(): bigint {
  return BigInt(Date.now()) * 10_000n + 1_234n;
}
