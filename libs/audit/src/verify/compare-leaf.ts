import { type LeafContent, readLeaf } from '#kafila/proof';
import { TILE_WIDTH } from '../tiles/tile-path.js';
import { type StoredEvent } from './audited-events.js';
import { diagnose } from './diagnose.js';
import { type EntryBytes } from './entry-bytes.js';
import { Found } from './found.js';
import { type FullTile } from './growing-tree.js';
import { type LogFiles } from './log-files.js';
import { type Hash, hashOfEntry } from './range-hash.js';

/** What the store gives for a leaf. */
export interface StoredLeaf {
  readonly leaf: number;
  readonly event: StoredEvent;
  readonly entry: EntryBytes;
  readonly hash: Hash;
}

/**
 * Looks into why a leaf is not what the files of the log say. `following` is read where it differs from its tile.
 *
 * @throws Found
 */
export async function compareLeaf(
  { leaf, event, entry, hash }: StoredLeaf,
  log: LogFiles,
  following: () => AsyncIterable<StoredEvent>,
): Promise<void> {
  const { position } = event;
  const inTile = await log.hash(0, leaf);
  if (inTile === undefined) return;
  const logged = await log.entry(leaf);
  const wrong = (sentence: string): Found => new Found({ code: 'log-file', position, leaf, sentence });
  if (inTile === hash) {
    if (!entry.equal(logged)) {
      throw wrong(`The bundle of the log has something else at leaf ${leaf} than its tile and the store.`);
    }
    checkPosition(log.position(leaf), leaf, event);
    return;
  }
  if (entry.equal(logged)) {
    throw wrong(`The tile of the log has another hash at leaf ${leaf} than its bundle and the store.`);
  }
  if (hashOfEntry(logged) !== inTile || !isLeaf(logged)) {
    throw wrong(`Tile and bundle of the log contradict each other at leaf ${leaf}, and the store both.`);
  }
  throw new Found(await diagnose({ leaf, logged, stored: event, following: following() }, log));
}

/** Compares a full tile's hash with the level above it. @throws Found */
export async function compareTile({ level, index, hash }: FullTile, log: LogFiles): Promise<void> {
  const inTile = await log.hash(level, index);
  if (inTile === undefined || inTile === hash) return;
  const leaf = index * TILE_WIDTH ** level;
  throw new Found({
    code: 'log-file',
    position: log.position(leaf) ?? null,
    leaf,
    sentence:
      `The tile of level ${level} of the log has another hash at ${index} than its leaves from ${leaf} on give: ` +
      'leaves and their tiles were changed together, or this tile alone.',
  });
}

/** The log ends later than the store. @throws Found */
export async function reportCutTail(leaves: number, log: LogFiles): Promise<void> {
  if (leaves >= log.size) return;
  const gone = isLeaf(await log.entry(leaves));
  const position = log.position(leaves) ?? null;
  const first =
    gone === undefined
      ? 'the entry of the first that is gone is none'
      : `the first that is gone is revision ${gone.revision} of ${gone.stream} (event ${gone.id})`;
  const sentence = `The log has ${log.size} events, but the store ends after ${leaves}: ${first}.`;
  throw new Found({ code: 'tail-missing', position, leaf: leaves, sentence });
}

function checkPosition(logged: bigint | undefined, leaf: number, { position }: StoredEvent): void {
  if (logged === undefined || logged === position) return;
  const sentence = `Leaf ${leaf} lay at position ${logged.toString()} when it was logged; now it lies at ${position.toString()}.`;
  throw new Found({
    code: 'position-changed',
    position: logged < position ? logged : position,
    leaf,
    sentence,
  });
}

function isLeaf(entry: Buffer): LeafContent | undefined {
  try {
    return readLeaf(entry);
  } catch {
    return undefined;
  }
}
