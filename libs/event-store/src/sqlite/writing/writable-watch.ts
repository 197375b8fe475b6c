import { statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import { type StoreFault } from '../../event-store.port.js';
import { type AppendFailure, type Committed } from './writer.protocol.js';

type Failure = Pick<AppendFailure, 'code' | 'message'>;

/** For so long after a commit nobody needs to ask whether there can be one. */
const SURE_MS = 1_000;
/** Once the disk was full, there has to be so much room: a probe needs less than an append. */
const ROOM_BYTES = 1_000_000;
const FULL = 'SQLITE_FULL';

/** Knows whether the writer of a file can commit: from what it committed of late, else by a probe. */
export class WritableWatch {
  #sureAt = -Infinity;
  #full: Failure | undefined;
  #waiting: ((failure: Failure | undefined) => void)[] = [];

  /** @param probe asks the thread that writes; it answers each probe */
  constructor(
    private readonly file: string,
    private readonly probe: () => void,
  ) {}

  committed({ failures }: Committed): void {
    this.#full ??= failures.find(({ code }) => code === FULL);
    if (failures.length === 0) this.#sureAt = performance.now();
  }

  probed(failure: Failure | undefined): void {
    this.#waiting.shift()?.(failure);
  }

  /** Nothing will be answered any more. */
  end(): void {
    for (const answer of this.#waiting) answer(undefined);
    this.#waiting = [];
  }

  async look(): Promise<StoreFault | undefined> {
    if (this.#full === undefined && performance.now() - this.#sureAt < SURE_MS) return undefined;
    const failure = await new Promise<Failure | undefined>((resolve) => {
      this.#waiting.push(resolve);
      this.probe();
    });
    if (failure?.code === FULL) this.#full = failure;
    if (failure === undefined) {
      this.#sureAt = performance.now();
      if (this.#full && (await this.#hasRoom())) this.#full = undefined;
    }
    const found = failure ?? this.#full;
    if (found === undefined) return undefined;
    const code = found.code === FULL ? 'disk-full' : 'not-writable';
    return { code, detail: `${this.file} takes no append now: ${found.message}` };
  }

  /** True also where nobody can tell. */
  async #hasRoom(): Promise<boolean> {
    const disk = await statfs(dirname(this.file)).catch(() => undefined);
    return disk === undefined || disk.bavail * disk.bsize >= ROOM_BYTES;
  }
}
