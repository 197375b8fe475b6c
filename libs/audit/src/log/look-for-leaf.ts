import { type EventReader, StreamRemoved, unlessRemoved } from '#kafila/event-store';
import { encodeLeaf, leafHash, sameBytes } from '#kafila/proof';
import { nodeCrypto } from '#kafila/proof/node';
import { type LogReading } from './log-reading.js';
import { lostAt } from './lost-leaves.js';

/** A store in which leaves are looked for. */
export type Store = Pick<EventReader, 'readAll' | 'readStream' | 'isRemoved'>;

/** The first leaf that the store does not have: it was put back from a copy, so it has all leaves before that one. */
export async function firstLost(log: LogReading, store: Store): Promise<number> {
  let [low, high] = [0, log.size];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (await isThere(log, store, middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}

async function isThere(log: LogReading, store: Store, leaf: number): Promise<boolean> {
  const lost = lostAt(log.lost, leaf);
  if (lost) return lost.first === 0 || isThere(log, store, lost.first - 1);
  // Somebody removed that stream alone; no backup did it.
  return (await lookFor(log, store, leaf)) !== 'not there';
}

/** Asks for an event by its stream: to another store a position means nothing, and versions of servers answer it differently. */
export async function lookFor(
  log: LogReading,
  store: Store,
  leaf: number,
): Promise<'there' | 'removed' | 'not there'> {
  const { position, content } = await log.leaf(leaf);
  const page = await unlessRemoved(store.readStream(content.stream, { from: content.revision, limit: 1 }));
  if (page instanceof StreamRemoved) return 'removed';
  const [event] = page.events;
  if (
    event?.position === position &&
    sameBytes(leafHash(encodeLeaf(event, nodeCrypto), nodeCrypto), await log.leafHash(leaf))
  )
    return 'there';
  return (await store.isRemoved?.(content.stream, content.revision)) === true ? 'removed' : 'not there';
}
