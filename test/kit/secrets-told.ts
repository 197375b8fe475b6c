import { closeSync, existsSync, openSync, readdirSync, readFileSync, readSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { isApiKey } from '#kafila/access';

/**
 * What nobody may find where it was left: API keys, tokens and sealed sessions, invitations, private keys of any form (those of the log
 * and of witnesses are `PRIVATE+KEY+...`), and what an issuer sends somebody back with.
 */
const SECRETS =
  /kfa_[A-Za-z0-9_-]{47}|eyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]*\.[A-Za-z0-9_-]+|kafila-invitation-\d+ \S+|PRIVATE[ +]KEY|\/login\/callback\?/g;

/** Files that hold keys, and nobody but their owner may read. */
const OF_KEYS = /\.key$|session-keys|witness|^[\\/]keys?[\\/]/i;

/** What has no form by which it could be known: the newest that services told somebody once, or keep. */
const byValue = new Set<string>();
const MOST_BY_VALUE = 100;
const SHORTEST = 16;

/** From now on it is a secret, wherever it is found. */
export function rememberSecret(secret: unknown): void {
  if (typeof secret !== 'string' || secret.length < SHORTEST) return;
  byValue.add(secret);
  const [oldest] = byValue;
  if (byValue.size > MOST_BY_VALUE && oldest !== undefined) byValue.delete(oldest);
}

/** The keys that lie below a folder: of sessions, of the log and of witnesses. */
export function rememberKeysBelow(folder: string): void {
  for (const path of existsSync(folder) ? filesBelow(folder) : []) {
    if (!/\.key$|session-keys$/.test(path)) continue;
    for (const line of readFileSync(path, 'utf8').split('\n')) rememberSecret(secretOf(line));
  }
}

/** Of a private key what it is made of, of a key of sessions all of it; nothing of a verifier key, which is public. */
function secretOf(line: string): string | undefined {
  const [, ofLog] = /^PRIVATE\+KEY\+[^+]+\+[^+]+\+(.+)$/.exec(line) ?? [];
  return ofLog ?? (line.includes('+') ? undefined : line);
}

/** A secret and what comes before it fit into one. */
const PORTION_BYTES = 1 << 20;
const OVERLAP_BYTES = 4_096;
const MOST_BYTES = 32 * PORTION_BYTES;

/** The first secret in a text, without most of it; undefined where there is none. */
export function secretIn(text: string): string | undefined {
  for (const [found] of text.matchAll(SECRETS)) {
    if (!found.startsWith('kfa_') || isApiKey(found)) return `${found.slice(0, 12)}...`;
  }
  for (const secret of byValue) if (text.includes(secret)) return `${secret.slice(0, 4)}...`;
  return undefined;
}

/** The first file of a service's data that holds a secret, other than those that are made to; undefined where there is none. */
export function secretBelow(folder: string): string | undefined {
  if (!existsSync(folder)) return undefined;
  for (const path of filesBelow(folder)) {
    if (OF_KEYS.test(path.slice(folder.length))) continue;
    const found = secretInFile(path);
    if (found !== undefined) return `${path}: ${found}`;
  }
  return undefined;
}

function filesBelow(folder: string): readonly string[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
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
