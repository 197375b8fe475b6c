import { type EventReader, readLosses, type RecordedEvent } from '#kafila/event-store';
import { encodeLeaf, leafHash, sameBytes } from '#kafila/proof';
import { nodeCrypto } from '#kafila/proof/node';
import { TILE_WIDTH } from '../tiles/tile-path.js';
import { LogContradicted } from './log.errors.js';
import { type LogReading } from './log-reading.js';
import { firstLost, lookFor, type Store } from './look-for-leaf.js';
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

/**
 * Compares the last leaves of the log, 256 at most, with the events of the store. It is what a start can afford: it finds
 * a store whose tail was cut or written anew (a backup put back, another file), not a change in the middle; that is what
 * `verify` is for. Leaves whose streams somebody removed in the store are left out: those streams alone stand still.
 *
 * @throws LogContradicted names the first position that differs
 */
export async function confirmTail(
  log: LogReading,
  store: Store,
  streamPrefixes: readonly string[],
): Promise<void> {
  const leaves = lastKept(log);
  await confirmNewest(log, store, leaves, streamPrefixes);
  let after = await log.positionOf((leaves[0] ?? 0) - 1);
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
  const leaf = leaves[await pastRemoved(log, store, leaves, found)];
  if (leaf !== undefined) throw await endsBefore(log, leaf);
}

/** Only a store that has the newest leaf is read from a position. @throws LogContradicted it lacks that one */
async function confirmNewest(
  log: LogReading,
  store: Store,
  leaves: readonly number[],
  streamPrefixes: readonly string[],
): Promise<void> {
  for (const newest of leaves.toReversed()) {
    const found = await lookFor(log, store, newest);
    if (found === 'there') return;
    if (found === 'removed') continue;
    const leaf = await firstLost(log, store);
    for (let [after, end] = [await log.positionOf(leaf - 1), false]; !end;) {
      const page = await store.readAll({ after, streamPrefixes, limit: 1 });
      for (const event of page.events) await confirm(log, leaf, event);
      ({ position: after, end } = page);
    }
    throw await endsBefore(log, leaf);
  }
}

async function endsBefore(log: LogReading, leaf: number): Promise<LogContradicted> {
  return new LogContradicted(
    await log.positionOf(leaf),
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
  store: Store,
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
  const same = sameBytes(leafHash(encodeLeaf(event, nodeCrypto), nodeCrypto), await log.leafHash(leaf));
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
