import { createHash, randomBytes } from 'node:crypto';
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** How old what was read of the file may be, in milliseconds: so long a key counts on that was taken out. */
const READ_FOR_MS = 10_000;
const KEY = /^[A-Za-z0-9_-]{43}$/;
const FORM = 'one key of 43 characters (256 bits in base64url) on each line, the newest one last';

/** The file with the keys of sessions does not do. The message says why, and what would. */
export class SessionKeysUnusable extends Error {}

export interface SessionKey {
  /** Names the key, and tells nothing of it. */
  readonly kid: string;
  readonly secret: Uint8Array;
}

/** The keys that seal sessions, in a file that all services share. The newest seals, all of them open. */
export class SessionKeys {
  #keys: readonly SessionKey[];
  #readAt: number;

  /**
   * Makes the file where it is missing.
   *
   * @throws SessionKeysUnusable
   */
  constructor(
    private readonly file: string,
    private readonly now: () => number = Date.now,
  ) {
    if (!existsSync(file)) make(file);
    this.#keys = read(file);
    this.#readAt = now();
  }

  get newest(): SessionKey {
    const newest = this.#read().at(-1);
    if (!newest) throw new SessionKeysUnusable(`${this.file} has no key.`);
    return newest;
  }

  find(kid: string): SessionKey | undefined {
    return this.#read().find((key) => key.kid === kid);
  }

  #read(): readonly SessionKey[] {
    if (this.now() - this.#readAt < READ_FOR_MS) return this.#keys;
    this.#readAt = this.now();
    try {
      this.#keys = read(this.file);
    } catch {
      // Half written, or gone for a moment: what was read before does.
    }
    return this.#keys;
  }
}

/** Whole from its first moment on: of several services that start at once, one makes it. */
function make(file: string): void {
  const draft = `${file}.${process.pid}-${randomBytes(4).toString('hex')}`;
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    writeFileSync(draft, `${randomBytes(32).toString('base64url')}\n`, { mode: 0o600, flush: true });
    try {
      linkSync(draft, file);
    } finally {
      rmSync(draft);
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST')
      throw new SessionKeysUnusable(`${file}, the keys of sessions, cannot be made: ${String(error)}.`);
  }
}

function read(file: string): readonly SessionKey[] {
  const lines = linesOf(file);
  if (lines.length === 0 || !lines.every((line) => KEY.test(line)))
    throw new SessionKeysUnusable(`${file} holds no keys of sessions: it should have ${FORM}.`);
  return lines.map((line) => {
    const secret = Buffer.from(line, 'base64url');
    return { kid: createHash('sha256').update(secret).digest('base64url').slice(0, 8), secret };
  });
}

function linesOf(file: string): readonly string[] {
  try {
    if ((statSync(file).mode & 0o077) !== 0)
      throw new SessionKeysUnusable(`${file}, the keys of sessions, is open to others: chmod 600 it.`);
    const lines = readFileSync(file, 'utf8').split('\n');
    return lines.map((line) => line.trim()).filter((line) => line !== '');
  } catch (error) {
    if (error instanceof SessionKeysUnusable) throw error;
    throw new SessionKeysUnusable(`${file}, the keys of sessions, cannot be read: ${String(error)}.`);
  }
}
