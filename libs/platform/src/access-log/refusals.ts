import { type AccessEntry } from './access-entry.js';

/** Refusals that are told one by one in a minute, and callers that are told apart. */
const MOST = { lines: 60, callers: 1_000 };

interface Counted {
  readonly entry: AccessEntry;
  times: number;
}

/**
 * Refusals of one minute: the first of each caller, route and code is told at once, all others by their number when the minute
 * is over. So many lines and no more, whatever comes.
 */
export class Refusals {
  readonly #same = new Map<string, Counted>();
  readonly #rest = new Map<string, { readonly entry: AccessEntry; times: number; callers: number }>();
  #lines = 0;

  /**
   * @param hasRoom whether any may be told one by one
   * @returns what is to be told at once
   */
  note(entry: AccessEntry, hasRoom = true): AccessEntry | undefined {
    const { by, address, method, path, code = '' } = entry;
    const key = JSON.stringify([by ?? address, method, path, code]);
    const same = this.#same.get(key);
    if (same) {
      same.times += 1;
      return undefined;
    }
    if (hasRoom && this.#lines < MOST.lines && this.#same.size < MOST.callers) {
      this.#lines += 1;
      this.#same.set(key, { entry, times: 0 });
      return entry;
    }
    if (this.#same.size < MOST.callers) this.#same.set(key, { entry, times: 1 });
    else this.#count(entry, 1);
    return undefined;
  }

  /** What is left to tell of the minute; the next one begins. */
  end(hasRoom = true): readonly AccessEntry[] {
    const repeated = [...this.#same.values()].filter(({ times }) => times > 0);
    const most = hasRoom ? MOST.lines : 0;
    const told = repeated.slice(0, most).map(({ entry, times }) => ({ ...entry, times }));
    for (const { entry, times } of repeated.slice(most)) this.#count(entry, times);
    const rest = [...this.#rest.values()].map(({ entry, times, callers }) => ({ ...entry, times, callers }));
    this.#same.clear();
    this.#rest.clear();
    this.#lines = 0;
    return [...told, ...rest];
  }

  #count({ status, code = '' }: AccessEntry, times: number): void {
    const rest = this.#rest.get(code);
    if (rest) {
      rest.times += times;
      rest.callers += 1;
    } else {
      const entry = { what: 'refused', address: 'many', method: 'many', path: 'many' } as const;
      const told = { ...entry, ...(status !== undefined && { status }), code };
      this.#rest.set(code, { entry: told, times, callers: 1 });
    }
  }
}
