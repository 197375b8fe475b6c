import { appendFile, mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

const DAY_MS = 86_400_000;
const FILE = /^(\d{4}-\d{2}-\d{2})\.jsonl$/;

/** The name of the file of a day of UTC. */
export const fileOfDay = (day: string): string => `${day}.jsonl`;
export const dayOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

/** The days of which there are files, in their order; none where there is no folder. */
export async function daysIn(folder: string): Promise<readonly string[]> {
  const names = await readdir(folder).catch(() => []);
  return names.flatMap((name) => FILE.exec(name)?.[1] ?? []).sort();
}

/**
 * Lines in one file for each day, for their owner alone; files of old days are deleted. Several processes may write to one
 * folder: each writes whole lines at the end of the file.
 */
export class DayFiles {
  #pending: { readonly lines: string[]; readonly written: Promise<void> } | undefined;
  #underway: Promise<void> = Promise.resolve();
  #day = '';
  #isHalf = false;

  constructor(
    private readonly folder: string,
    private readonly keptDays: number,
    private readonly now: () => number = Date.now,
  ) {}

  /** Until the line is written. What comes while the last ones are written is written together. @throws of the disk */
  append(line: string): Promise<void> {
    if (this.#pending) {
      this.#pending.lines.push(line);
      return this.#pending.written;
    }
    const lines = [line];
    const written = this.#underway.then(() => {
      this.#pending = undefined;
      return this.#write(lines);
    });
    this.#pending = { lines, written };
    this.#underway = written.catch(() => undefined);
    return written;
  }

  /** Until all is written that came so far. */
  async flush(): Promise<void> {
    await this.#underway;
  }

  async #write(lines: readonly string[]): Promise<void> {
    const day = dayOf(this.now());
    if (day !== this.#day) await this.#begin(day);
    const text = `${this.#isHalf ? '\n' : ''}${lines.join('\n')}\n`;
    // Should it fail, a part of a line may stand there.
    this.#isHalf = true;
    await appendFile(join(this.folder, fileOfDay(day)), text, { mode: 0o600 });
    this.#isHalf = false;
  }

  async #begin(day: string): Promise<void> {
    await mkdir(this.folder, { recursive: true, mode: 0o700 });
    const first = dayOf(this.now() - this.keptDays * DAY_MS);
    for (const old of await daysIn(this.folder)) {
      if (old < first) await rm(join(this.folder, fileOfDay(old)), { force: true });
    }
    this.#day = day;
  }
}
