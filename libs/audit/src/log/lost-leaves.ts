import { appendFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openNote, readNote, type VerifierKey } from '#kafila/proof';
import { nodeCrypto } from '#kafila/proof/node';
import { type TileSource } from '../tiles/tile-source.js';

/** Leaves whose events the store lost, and that a person has accepted it. The leaves stay; nothing can prove them now. */
export interface LostLeaves {
  readonly origin: string;
  /** Index of the first leaf that is lost, and the size of the log then: all leaves between. Both the same: none. */
  readonly first: number;
  readonly size: number;
  /** How many losses were accepted in the store with this one. */
  readonly losses: number;
  readonly by: string;
  readonly reason: string;
  /** RFC 3339 in UTC. */
  readonly acceptedAt: string;
}

/** The first line of what is signed: no checkpoint begins with it, for no log has it as its origin. */
const FORM = 'kafila/loss/v1';
export const LOST_FILE = 'lost-leaves.ndjson';

/** The text to be signed. */
export function writeLostLeaves({ origin, ...lost }: LostLeaves): string {
  const { first, size, losses, by, reason, acceptedAt } = lost;
  return `${[FORM, origin, JSON.stringify({ first, size, losses, by, reason, acceptedAt })].join('\n')}\n`;
}

/** Adds a signed note after those before it; durable when the promise resolves. */
export async function keepLostLeaves(folder: string, note: string): Promise<void> {
  await appendFile(join(folder, LOST_FILE), `\n${JSON.stringify(note)}\n`, { flush: true });
}

/** What a key of the log has signed as lost, the oldest first. Anything else in the file counts for nothing. */
export async function readLostLeaves(
  log: TileSource,
  keys: readonly VerifierKey[],
): Promise<readonly LostLeaves[]> {
  const text = (await log.read(LOST_FILE))?.toString('utf8') ?? '';
  return text.split('\n').flatMap((line) => lostIn(line, keys) ?? []);
}

/** The range that a leaf is lost in; undefined where it is not. */
export function lostAt<Range extends Pick<LostLeaves, 'first' | 'size'>>(
  lost: readonly Range[],
  leaf: number,
): Range | undefined {
  return lost.find(({ first, size }) => first <= leaf && leaf < size);
}

function lostIn(line: string, keys: readonly VerifierKey[]): LostLeaves | undefined {
  try {
    const note = readNote(String(JSON.parse(line)));
    const [form, origin = '', json = ''] = note.text.split('\n');
    const ofLog = keys.filter(({ name }) => name === origin);
    if (form !== FORM || openNote(note, ofLog, nodeCrypto).outcome !== 'verified') return undefined;
    return { ...(JSON.parse(json) as Omit<LostLeaves, 'origin'>), origin };
  } catch {
    // A killed process left it half written.
    return undefined;
  }
}
