import { type StoreFault } from '../../event-store.port.js';
import { type Connection } from '../connection.js';
import { readRecords } from '../read-stream.js';
import { createdAt } from '../recorded.js';

/** How far the clock of the server may be from this machine's. */
const TOLERATED_MS = 2_000;

interface Answered {
  readonly stream: string;
  readonly revision: number;
  /** By the clock of this machine, in milliseconds. */
  readonly sentAt: number;
  readonly answeredAt: number;
}

/** Compares the clock of this machine, by which events are recorded, with that of the server, by which it wrote the last of them. */
export class ServerClock {
  #last: Answered | undefined;
  #aheadMs = 0;

  constructor(private readonly connection: Connection) {}

  /** An append that was answered at its first try. */
  note(last: Answered): void {
    this.#last = last;
  }

  /**
   * Milliseconds by which the server is ahead of this machine, at least; negative where it is behind; 0 within what is
   * tolerated, and where nothing was appended yet. Reads one event where one was appended since the last question.
   */
  async aheadMs(): Promise<number> {
    const last = this.#last;
    if (last === undefined) return this.#aheadMs;
    this.#last = undefined;
    const createdAt = await this.#createdAt(last);
    if (createdAt === undefined) return this.#aheadMs;
    // It was written between the two, by whatever clock.
    const [most, least] = [createdAt - last.sentAt, createdAt - last.answeredAt];
    this.#aheadMs = least > TOLERATED_MS ? least : most < -TOLERATED_MS ? most : 0;
    return this.#aheadMs;
  }

  async #createdAt({ stream, revision }: Answered): Promise<number | undefined> {
    let created: number | undefined;
    await readRecords(this.connection, stream, { from: revision, limit: 1 }, (event) => {
      created = createdAt(event).getTime();
    });
    return created;
  }
}

/** Where the server does not answer, `head` says so. */
export async function clockFault(clock: ServerClock): Promise<StoreFault | undefined> {
  const aheadMs = await clock.aheadMs().catch(() => 0);
  if (aheadMs === 0) return undefined;
  const seconds = (Math.abs(aheadMs) / 1000).toFixed(1);
  const detail = `its clock is ${seconds} s ${aheadMs > 0 ? 'ahead of' : 'behind'} the one by which events are recorded`;
  return { code: 'clock-differs', detail };
}
