import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type KeptPlace, LogAbsent, PublishedLog } from '#kafila/audit';
import { type EventReader, lockFile } from '#kafila/event-store';
import { type Settings } from '#kafila/platform';
import { ServiceFailure } from '../../../client/service-failure.js';
import { logPlaceOf } from '../../../service/log-place.js';

/** Keeps every service from writing the log. @throws LogAbsent; ServiceFailure one does */
export function holdLog(settings: Settings): { close(): Promise<void> } {
  const { folder } = logPlaceOf(settings);
  if (!existsSync(join(folder, 'checkpoint'))) throw new LogAbsent(folder);
  const lock = lockFile(join(folder, 'lock'));
  if (lock) {
    return {
      close: () => {
        lock.release();
        return Promise.resolve();
      },
    };
  }
  throw new ServiceFailure(
    'A service keeps the transparency log: stop every service, on both event stores, then run it again.',
  );
}

/**
 * Whether the log goes on over this store already: its last event lies there at the position that the log has. It is asked for
 * by its stream: to another server that position means nothing.
 */
export function isOver(place: KeptPlace, store: EventReader): Promise<boolean> {
  return PublishedLog.read(place, async (log) => {
    const leaf = lastKept(log);
    if (leaf < 0) return false;
    const { position, content } = await log.leaf(leaf);
    const { events } = await store.readStream(content.stream, { from: content.revision, limit: 1 });
    return events[0]?.id === content.id && events[0].position === position;
  });
}

/** Index of the last leaf whose event is not lost; -1 where there is none. */
function lastKept({ size, lost }: PublishedLog): number {
  let leaf = size - 1;
  for (let range; (range = lost.find(({ first, size: end }) => first <= leaf && leaf < end));) {
    leaf = range.first - 1;
  }
  return leaf;
}
