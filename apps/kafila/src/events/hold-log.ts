import { existsSync } from 'node:fs';
import { join } from 'node:path';
import {
  confirmTail,
  type KeptPlace,
  LogAbsent,
  LogContradicted,
  LOGGED_PREFIXES,
  PublishedLog,
} from '#kafila/audit';
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

/** Whether the log goes on over this store already: what was signed last lies there, at the positions that the log has. */
export function isOver(place: KeptPlace, store: EventReader): Promise<boolean> {
  return PublishedLog.read(place, async (log) => {
    try {
      await confirmTail(log, store, LOGGED_PREFIXES);
      return log.size > 0;
    } catch (error) {
      if (error instanceof LogContradicted) return false;
      throw error;
    }
  });
}
