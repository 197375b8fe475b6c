import {
  type EventReader,
  readLosses,
  type RecordedEvent,
  StreamRemoved,
  unlessRemoved,
} from '#kafila/event-store';
import { encodeLeaf } from '../leaf/leaf.js';
import { leafHash } from '../merkle/hash.js';
import { TILE_WIDTH } from '../tiles/tile-path.js';
import { LogContradicted } from './log.errors.js';
import { type LogReading } from './log-reading.js';
import { lostAt } from './lost-leaves.js';
import { type TransparencyLog } from './transparency-log.js';

/**
 * Confirms that the store has what was signed last. Where it lost some of that, and a person has accepted the loss since,
 * the leaves are signed as lost, and the log goes on after them.
 *
 * @throws LogContradicted the store is not what was signed, and nobody has accepted that
 */
export async function confirmLog(log: TransparencyLog, store: EventReader): Promise<void> {
  const losses = await readLosses(store);
  const loss = losses.at(-1);
  const isNew = losses.length > log.losses;
  try {
    await confirmTail(log, store, log.streamPrefixes);
  } catch (error) {
    if (!(error instanceof LogContradicted) || !isNew || !loss) throw error;
    await log.declareLost(await firstLost(log, store), { ...loss, losses: losses.length });
    await confirmTail(log, store, log.streamPrefixes);
    return;
  }
  if (isNew && loss) await log.declareLost(log.size, { ...loss, losses: losses.length });
}

/** The first leaf that the store does not have: it was put back from a copy, so it has all leaves before that one. */
async function firstLost(log: LogReading, store: EventReader): Promise<number> {
  let [low, high] = [0, log.size];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (await isThere(log, store, middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}

async function isThere(log: LogReading, store: EventReader, leaf: number): Promise<boolean> {
  const lost = lostAt(log.lost, leaf);
  if (lost) return lost.first === 0 || isThere(log, store, lost.first - 1);
  const { position, content } = await log.leaf(leaf);
  const page = await unlessRemoved(store.readStream(content.stream, { from: content.revision, limit: 1 }));
  // Somebody removed that stream alone; no backup did it.
  if (page instanceof StreamRemoved) return true;
  const [event] = page.events;
  return event?.position === position && leafHash(encodeLeaf(event)).equals(await log.leafHash(leaf));
}

/**
 * Compares the last leaves of the log, 256 at most, with the events of the store. It is what a start can afford: it finds
 * a store whose tail was cut or written anew (a backup put back, another file), not a change in the middle; that is what
 * `verify` is for. Leaves whose streams somebody removed in the store are left out: those streams alone stand still.
 *
 * @throws LogContradicted names the first position that differs
 */
export async function confirmTail(
  log: LogReading,
  store: Pick<EventReader, 'readAll' | 'isRemoved'>,
  streamPrefixes: readonly string[],
): Promise<void> {
  const leaves = lastKept(log);
  const [first = 0] = leaves;
  let after = await log.positionOf(first - 1);
  let found = 0;
  while (found < leaves.length) {
    const page = await store.readAll({ after, streamPrefixes, limit: leaves.length - found });
    for (const event of page.events) {
      found = await pastRemoved(log, store, leaves, found, event);
      if (found < leaves.length) await confirm(log, leaves[found++] ?? log.size, event);
    }
    if (page.end) break;
    after = page.position;
  }
  found = await pastRemoved(log, store, leaves, found);
  const leaf = leaves[found];
  if (leaf === undefined) return;
  const position = await log.positionOf(leaf);
  throw new LogContradicted(
    position,
    leaf,
    `${log.size} events were signed, but the store ends after ${leaf} of them. Was an older backup put in its place?`,
  );
}

/** The last leaves whose events are not lost, in their order. */
function lastKept(log: LogReading): readonly number[] {
  const leaves: number[] = [];
  for (let leaf = log.size - 1; leaf >= 0 && leaves.length < TILE_WIDTH; leaf--) {
    const lost = lostAt(log.lost, leaf);
    if (lost) leaf = lost.first;
    else leaves.unshift(leaf);
  }
  return leaves;
}

/** The next leaf from `found` on that is not gone with its stream, unless the one there is the event's. */
async function pastRemoved(
  log: LogReading,
  store: Pick<EventReader, 'isRemoved'>,
  leaves: readonly number[],
  found: number,
  event?: RecordedEvent,
): Promise<number> {
  for (let at = found; ; at++) {
    const leaf = leaves[at];
    if (leaf === undefined || (await log.positionOf(leaf)) === event?.position) return at;
    const { stream, revision } = (await log.leaf(leaf)).content;
    if ((await store.isRemoved?.(stream, revision)) !== true) return at;
  }
}

async function confirm(log: LogReading, leaf: number, event: RecordedEvent): Promise<void> {
  const logged = await log.positionOf(leaf);
  const same = leafHash(encodeLeaf(event)).equals(await log.leafHash(leaf));
  if (same && logged === event.position) return;
  const { stream, revision, id } = (await log.leaf(leaf)).content;
  throw new LogContradicted(
    logged < event.position ? logged : event.position,
    leaf,
    `leaf ${leaf} is revision ${revision} of ${stream} (event ${id}) at position ${logged.toString()}; the store has ` +
      `revision ${event.revision} of ${event.stream} (event ${event.id}) at position ${event.position.toString()}` +
      (same ? '.' : ' with other content.'),
  );
}
