import { closeSync, existsSync, openSync, readdirSync, readSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { isApiKey } from '#kafila/access';

/** What nobody may find where it was left: API keys, tokens and sealed sessions, codes of invitations, private keys. */
const SECRETS =
  /kfa_[A-Za-z0-9_-]{47}|eyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]*\.[A-Za-z0-9_-]+|kafila-invitation-\d+ \S+|PRIVATE KEY/g;

/** Files that hold keys, and nobody but their owner may read. */
const OF_KEYS = /key|witness/i;

/** A secret and what comes before it fit into one. */
const PORTION_BYTES = 1 << 20;
const OVERLAP_BYTES = 4_096;
const MOST_BYTES = 32 * PORTION_BYTES;

/** The first secret in a text, without most of it; undefined where there is none. */
export function secretIn(text: string): string | undefined {
  for (const [found] of text.matchAll(SECRETS)) {
    if (!found.startsWith('kfa_') || isApiKey(found)) return `${found.slice(0, 12)}...`;
  }
  return undefined;
}

/** The first file of a service's data that holds a secret, other than those that are made to; undefined where there is none. */
export function secretBelow(folder: string): string | undefined {
  if (!existsSync(folder)) return undefined;
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (!entry.isFile() || OF_KEYS.test(path.slice(folder.length))) continue;
    const found = secretInFile(path);
    if (found !== undefined) return `${path}: ${found}`;
  }
  return undefined;
}

function secretInFile(path: string): string | undefined {
  const size = Math.min(statSync(path).size, MOST_BYTES);
  const file = openSync(path, 'r');
  const portion = Buffer.alloc(Math.min(size, PORTION_BYTES));
  try {
    for (let at = 0; at < size; at += PORTION_BYTES - OVERLAP_BYTES) {
      const length = readSync(file, portion, 0, portion.length, at);
      const found = secretIn(portion.toString('latin1', 0, length));
      if (found !== undefined) return found;
    }
    return undefined;
  } finally {
    closeSync(file);
  }
}
