import { type Log } from '../running/log.js';
import { type AccessEntry } from './access-entry.js';
import { type AccessLog } from './access-log.js';
import { DayFiles, dayOf } from './day-files.js';
import { Refusals } from './refusals.js';

const MINUTE_MS = 60_000;
/** Refusals of a day take no more than this; then they are counted. */
const MOST_REFUSAL_BYTES = 8 * 1024 ** 2;

const MOST_REVEALED = 10_000;

export interface AccessLogOptions {
  readonly folder: string;
  readonly keptDays: number;
  readonly log: Pick<Log, 'error'>;
  readonly now?: () => number;
}

/** The access log of a service: a line of JSON for each entry, in one file for each day. */
export class AccessLogFolder implements AccessLog {
  readonly #files: DayFiles;
  readonly #refusals = new Refusals();
  /** What was noted in this minute: read again, it needs no other line. */
  readonly #revealed = new Map<string, Promise<void>>();
  readonly #minute: NodeJS.Timeout;
  readonly #now: () => number;
  #refused = { day: '', bytes: 0 };
  #isWritable = true;
  #saidAt = -Infinity;

  constructor(private readonly options: AccessLogOptions) {
    const { folder, keptDays, now = Date.now } = options;
    this.#now = now;
    this.#files = new DayFiles(folder, keptDays, now);
    this.#minute = setInterval(() => {
      this.endMinute();
    }, MINUTE_MS).unref();
  }

  get isWritable(): boolean {
    return this.#isWritable;
  }

  note(entry: AccessEntry): Promise<void> {
    if (entry.what !== 'revealed') return this.#write(entry);
    const { by, address, method, path } = entry;
    const key = JSON.stringify([by, address, method, path]);
    const before = this.#revealed.get(key);
    if (before) return before;
    const written = this.#write(entry);
    if (this.#revealed.size < MOST_REVEALED) this.#revealed.set(key, written);
    written.catch(() => this.#revealed.delete(key));
    return written;
  }

  async #write(entry: AccessEntry): Promise<void> {
    try {
      await this.#files.append(this.#lineOf(entry));
      this.#isWritable = true;
    } catch (err) {
      this.#isWritable = false;
      if (performance.now() - this.#saidAt > MINUTE_MS) {
        this.#saidAt = performance.now();
        this.options.log.error(
          { err },
          'the access log cannot be written: persons are hidden from everybody',
        );
      }
      throw err;
    }
  }

  noteRefusal(entry: AccessEntry): void {
    const told = this.#refusals.note(entry, this.#hasRoom());
    if (told) this.#tell(told);
  }

  /** Tells how often what was refused in the last minute came. What is read anew is noted anew. */
  endMinute(): void {
    this.#revealed.clear();
    for (const entry of this.#refusals.end(this.#hasRoom())) this.#tell(entry);
  }

  async close(): Promise<void> {
    clearInterval(this.#minute);
    this.endMinute();
    await this.#files.flush();
  }

  #hasRoom(): boolean {
    const day = dayOf(this.#now());
    if (this.#refused.day !== day) this.#refused = { day, bytes: 0 };
    return this.#refused.bytes < MOST_REFUSAL_BYTES;
  }

  #tell(entry: AccessEntry): void {
    this.#refused.bytes += this.#lineOf(entry).length;
    this.#write(entry).catch(() => undefined);
  }

  #lineOf(entry: AccessEntry): string {
    return JSON.stringify({ at: new Date(this.#now()).toISOString(), ...entry });
  }
}
