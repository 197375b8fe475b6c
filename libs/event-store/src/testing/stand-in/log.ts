import { type Decision, decide } from './expected-revision.js';
import { NOTHING_HIDDEN, rulesIn, type StreamRules, visibleOf } from './hidden-events.js';
import { type Expected, inTicks, type LogRecord, type Proposed, proposed } from './record.js';
import { keptByScavenge } from './scavenge.js';
import { UnreplicatedTail } from './unreplicated-tail.js';

export interface LogOptions {
  readonly firstPosition: bigint;
  /** How many of the latest event ids are remembered for the expected revisions `any` and `exists`. */
  readonly rememberedIds: number;
}

/** A system event lies between the events of users once in so many records, as in a server that keeps statistics. */
const systemEventEvery = 10;
/** What a server puts into the metadata of a stream that is deleted and may begin again. */
const hidesAll = '{"$tb":9223372036854775807}';

/**
 * The transaction log of a stand-in, in memory. Positions are sparse as in the real log, where a position is the
 * offset of a record in bytes: a record's end is the position of the next one.
 */
export class Log {
  readonly #tail = new UnreplicatedTail();
  /** How far the clock of the server is ahead of this machine's. */
  clockAheadMs = 0;
  /** What reading all streams shows. */
  records: LogRecord[] = [];
  /** Counts scavenges: where records lie in the list has changed. */
  scavenges = 0;
  readonly #streams = new Map<string, LogRecord[]>();
  readonly #rules = new Map<string, StreamRules>();
  readonly #tombstones = new Set<string>();
  readonly #boundaries = new Set<bigint>();
  readonly #scavenged = new Set<LogRecord>();
  readonly #remembered = new Map<string, LogRecord>();
  readonly #waiting = new Set<() => void>();
  #end: bigint;

  constructor(private readonly options: LogOptions) {
    this.#end = options.firstPosition;
    this.#writeSystemEvent();
  }

  /** Everything that was ever written to a stream. */
  stream(name: string): readonly LogRecord[] {
    return this.#streams.get(name) ?? [];
  }

  /** Resolves once a record is replicated. */
  replicated(record: LogRecord | undefined): Promise<void> {
    return this.#tail.replicated(record);
  }

  loseQuorum(): void {
    this.#tail.begin();
  }

  regainQuorum(outcome: 'replicated' | 'truncated'): void {
    const tail = this.#tail.end(outcome);
    if (outcome === 'replicated') this.records.push(...tail);
    else for (const record of tail.toReversed()) this.#truncate(record);
    this.#wake();
  }

  /** What reading the stream shows; `deleted` where it has a tombstone, undefined where it does not exist. */
  visible(name: string): readonly LogRecord[] | 'deleted' | undefined {
    if (this.#tombstones.has(name)) return 'deleted';
    const rules = this.#rules.get(name) ?? NOTHING_HIDDEN;
    const kept = this.#tail.before(this.stream(name));
    if (kept.length === 0 || rules.deleted) return undefined;
    const visible = visibleOf(kept, rules);
    if (this.#scavenged.size === 0) return visible;
    return visible.filter((record) => !this.#scavenged.has(record));
  }

  append(stream: string, events: readonly Proposed[], expected: Expected): Decision | 'deleted' {
    if (this.#tombstones.has(stream)) return 'deleted';
    const [kept, deleted] = [this.stream(stream), this.#rules.get(stream)?.deleted === true];
    const decision = decide(kept, events, expected, (id) => this.#rememberedIn(stream, id), deleted);
    if (decision.outcome !== 'write') return decision;
    if (deleted) this.writeMetadata(stream, `{"$tb":${kept.length}}`);
    for (const event of events) this.#write(stream, event);
    const last = this.stream(stream).at(-1);
    if (stream.startsWith('$$')) this.#rules.set(stream.slice(2), rulesIn(last?.data));
    if (this.records.length % systemEventEvery === 0) this.#writeSystemEvent();
    this.#wake();
    return { outcome: 'written', last };
  }

  /** Deletes a stream: its events are hidden, and it may begin again. */
  delete(stream: string): void {
    this.writeMetadata(stream, hidesAll);
  }

  /** Deletes a stream for ever. */
  tombstone(stream: string): void {
    this.#write(stream, proposed('$streamDeleted', '{}'), Number.MAX_SAFE_INTEGER);
    this.#tombstones.add(stream);
    this.#wake();
  }

  writeMetadata(stream: string, json: string): void {
    this.#write(`$$${stream}`, proposed('$metadata', json));
    this.#rules.set(stream, rulesIn(Buffer.from(json)));
    this.#wake();
  }

  /** The server writes something of its own, as it does at any time. */
  writeOwn(records = 1): void {
    for (let n = 0; n < records; n++) this.#writeSystemEvent();
    this.#wake();
  }

  /** Takes hidden events, old statistics and metadata that others replaced out of what reading all streams shows. */
  scavenge(): void {
    const kept = keptByScavenge(this.records, {
      isTombstoned: (stream) => this.#tombstones.has(stream),
      isHidden: (record) =>
        !visibleOf(this.stream(record.stream), this.#rules.get(record.stream) ?? NOTHING_HIDDEN).includes(
          record,
        ),
      isLast: (record) => this.stream(record.stream).at(-1) === record,
    });
    for (const record of this.records) if (!kept.has(record)) this.#scavenged.add(record);
    this.records = this.records.filter((record) => kept.has(record));
    this.scavenges++;
    this.writeOwn();
  }

  /** The same log as it is now, or as it was when it had so many records. */
  copy(records = this.records.length): Log {
    const copy = new Log(this.options);
    copy.#boundaries.clear();
    copy.#streams.clear();
    copy.records = this.records.slice(0, records);
    copy.#end = copy.records.at(-1)?.end ?? this.options.firstPosition;
    for (const record of copy.records) {
      copy.#streams.set(record.stream, [...copy.stream(record.stream), record]);
      copy.#boundaries.add(record.position);
      if (record.type === '$metadata') copy.#rules.set(record.stream.slice(2), rulesIn(record.data));
      if (record.type === '$streamDeleted') copy.#tombstones.add(record.stream);
    }
    return copy;
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

  /** Whether a record begins, began before it was scavenged, or the next one will begin exactly there. */
  isBoundary(position: bigint): boolean {
    return position === (this.#tail.position ?? this.#end) || this.#boundaries.has(position);
  }

  /** Calls back at every append until the returned function is called. */
  onGrowth(wake: () => void): () => void {
    this.#waiting.add(wake);
    return () => this.#waiting.delete(wake);
  }

  #wake(): void {
    for (const wake of this.#waiting) wake();
  }

  #rememberedIn(stream: string, id: string): LogRecord | undefined {
    const record = this.#remembered.get(id);
    return record?.stream === stream ? record : undefined;
  }

  #write(stream: string, event: Proposed, revision?: number): void {
    const kept = this.#streams.get(stream) ?? [];
    this.#streams.set(stream, kept);
    const position = this.#end;
    this.#boundaries.add(position);
    this.#end += BigInt(100 + event.data.length + event.metadata.length);
    const place = { position, end: this.#end, ticks: inTicks(Date.now() + this.clockAheadMs) };
    const record = { ...event, stream, revision: revision ?? kept.length, ...place };
    kept.push(record);
    if (this.#tail.grows) this.#tail.add(record);
    else this.records.push(record);
    this.#remembered.set(event.id, record);
    if (this.#remembered.size <= this.options.rememberedIds) return;
    const [oldest] = this.#remembered.keys();
    if (oldest !== undefined) this.#remembered.delete(oldest);
  }

  #truncate(record: LogRecord): void {
    this.#streams.get(record.stream)?.pop();
    this.#boundaries.delete(record.position);
    this.#remembered.delete(record.id);
    this.#end = record.position;
  }

  #writeSystemEvent(): void {
    this.#write('$stats-127.0.0.1:2113', proposed('$statsCollected', '{}'));
  }
}
