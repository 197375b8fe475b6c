import { mkdirSync, readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

const DAY_MS = 86_400_000;
/** Ids as they are made here: nothing else becomes the name of a file. */
const KEY_ID = /^[0-9a-f-]{36}$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/**
 * On which day each API key was used last: a small file for each key, written when it is first used on a day. All services
 * that share the data folder write there; what cannot be written is tried again at the next use.
 */
export class LastUse {
  readonly #folder: string;
  readonly #days = new Map<string, number>();

  constructor(dataDir: string) {
    this.#folder = join(dataDir, 'last-use');
  }

  /** @param now milliseconds since 1970 */
  used(keyId: string, now: number): void {
    const day = Math.floor(now / DAY_MS);
    if (this.#days.get(keyId) === day || !KEY_ID.test(keyId)) return;
    this.#days.set(keyId, day);
    this.#write(keyId, new Date(now).toISOString().slice(0, 10)).catch(() => this.#days.delete(keyId));
  }

  /** The day of UTC, as in `2026-03-01`; null where no service of this data folder knows of a use. */
  dayOf(keyId: string): string | null {
    if (!KEY_ID.test(keyId)) return null;
    try {
      const day = readFileSync(join(this.#folder, keyId), 'utf8').trim();
      return DAY.test(day) ? day : null;
    } catch {
      return null;
    }
  }

  async #write(keyId: string, day: string): Promise<void> {
    mkdirSync(this.#folder, { recursive: true, mode: 0o700 });
    await writeFile(join(this.#folder, keyId), `${day}\n`, { mode: 0o600 });
  }
}
