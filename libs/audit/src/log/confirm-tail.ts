import { type EventReader, type RecordedEvent } from '#kafila/event-store';
import { encodeLeaf } from '../leaf/leaf.js';
import { leafHash } from '../merkle/hash.js';
import { TILE_WIDTH } from '../tiles/tile-path.js';
import { LogContradicted } from './log.errors.js';
import { type LogReading } from './log-reading.js';

/**
 * Compares the last leaves of the log, 256 at most, with the events of the store. It is what a start can afford: it finds
 * a store whose tail was cut or written anew (a backup put back, another file), not a change in the middle; that is what
 * `verify` is for.
 *
 * @throws LogContradicted names the first position that differs
 */
export async function confirmTail(
  log: LogReading,
  store: Pick<EventReader, 'readAll'>,
  streamPrefixes: readonly string[],
): Promise<void> {
  const { size } = log;
  const first = Math.max(0, size - TILE_WIDTH);
  let after = await log.positionOf(first - 1);
  let leaf = first;
  while (leaf < size) {
    const page = await store.readAll({ after, streamPrefixes, limit: size - leaf });
    for (const event of page.events) await confirm(log, leaf++, event);
    if (page.end) break;
    after = page.position;
  }
  if (leaf === size) return;
  const position = await log.positionOf(leaf);
  throw new LogContradicted(
    position,
    leaf,
    `${size} events were signed, but the store ends after ${leaf} of them. Was an older backup put in its place?`,
  );
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
