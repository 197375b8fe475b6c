import { type LogRecord } from './record.js';

/**
 * What was written while there is no quorum: appends are checked against it, and no reader sees it until it is replicated.
 * Where another leader stands who never had it, it is truncated.
 */
export class UnreplicatedTail {
  readonly #records: LogRecord[] = [];
  readonly #truncated = new WeakSet<LogRecord>();
  readonly #waiting = new Set<() => void>();
  #grows = false;

  /** Whether what is written now goes here. */
  get grows(): boolean {
    return this.#grows;
  }

  /** Where it begins; undefined where there is none. */
  get position(): bigint | undefined {
    return this.#records[0]?.position;
  }

  begin(): void {
    this.#grows = true;
  }

  add(record: LogRecord): void {
    this.#records.push(record);
  }

  /** Those of a stream's records that are replicated. */
  before(records: readonly LogRecord[]): readonly LogRecord[] {
    const [first] = this.#records;
    return first === undefined ? records : records.filter(({ position }) => position < first.position);
  }

  end(outcome: 'replicated' | 'truncated'): readonly LogRecord[] {
    this.#grows = false;
    const records = this.#records.splice(0);
    if (outcome === 'truncated') for (const record of records) this.#truncated.add(record);
    for (const wake of this.#waiting) wake();
    this.#waiting.clear();
    return records;
  }

  /** Resolves once a record is replicated; never where it is truncated: who runs the node starts it again. */
  async replicated(record: LogRecord | undefined): Promise<void> {
    if (record === undefined) return;
    while (this.#records.includes(record)) {
      await new Promise<void>((resolve) => this.#waiting.add(resolve));
    }
    if (this.#truncated.has(record)) await new Promise(() => undefined);
  }
}
