import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const FILE = 'had-keys';
const TEXT =
  'There were API keys here. As long as this file lies here, nobody may call without one, also where the event store was\n' +
  'exchanged for an empty one. See docs/access.md.\n';

/** What a data folder remembers: whether there ever were keys. */
export class HadKeys {
  readonly #file: string;
  #areRemembered: boolean;

  constructor(private readonly dataDir: string) {
    this.#file = join(dataDir, FILE);
    this.#areRemembered = existsSync(this.#file);
  }

  get areRemembered(): boolean {
    return this.#areRemembered;
  }

  /** @throws where it cannot be written */
  remember(): void {
    if (this.#areRemembered) return;
    mkdirSync(this.dataDir, { recursive: true, mode: 0o700 });
    writeFileSync(this.#file, TEXT, { mode: 0o600, flush: true });
    this.#areRemembered = true;
  }
}
