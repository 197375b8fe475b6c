import { setTimeout as delay } from 'node:timers/promises';
import { dirname } from 'node:path';
import { type EventReader, EventStoreNotBegun, lockFile } from '#kafila/event-store';
import { makeFolder } from '../disk/whole-file.js';
import { type KeptPlace } from '../log/keep-log.js';
import { beginIfMissing, coverMore, hasBegun } from '../log/log-folder.js';
import { LogDamaged } from '../log/log.errors.js';
import { originOf } from '../log/origin.js';
import { hasKeys } from '../signing/key-ring.js';

const ASK_AGAIN_MS = 20;

/**
 * Begins the log where there is none and nothing was recorded yet that it would cover. Begun under events that are there, it
 * would be a second history of them, and nobody would notice that the first one is gone.
 *
 * A log of an older version goes on, over the kinds of streams that there are since, where none of them exists yet.
 *
 * @throws LogDamaged there are events, or keys, and no log; or events that an old log should have covered
 * @throws EventStoreUnavailable nobody can tell whether there are events
 */
export async function beginLog(place: KeptPlace, store: Pick<EventReader, 'readAll'>): Promise<void> {
  await begin(place, async () => {
    if ((await hasKeys(place.keyFolder)) || !(await hasEvents(store, place.streamPrefixes))) return;
    throw new LogDamaged(
      `There is no transparency log in ${place.folder}, but there are events. Put the log back from its backup; if none was ever ` +
        'kept of them, or it is lost for ever, begin a new one: kafila begin-anew log. Tell everybody who verifies.',
    );
  });
  await coverMore(place, (streamPrefixes) => hasEvents(store, streamPrefixes));
}

/**
 * Begins a log over whatever was recorded, because a person said so.
 *
 * @returns false where there is a log
 * @throws LogDamaged there are keys and no log
 */
export function beginLogAnew(place: KeptPlace): Promise<boolean> {
  return begin(place, () => Promise.resolve());
}

/** Of several services that begin it at once, one does. */
async function begin(place: KeptPlace, allowed: () => Promise<void>): Promise<boolean> {
  if ((await hasBegun(place.folder)) === 'yes') return false;
  await makeFolder(dirname(place.folder), 0o700);
  const lock = await locked(`${place.folder}.lock`);
  try {
    const begun = await hasBegun(place.folder);
    if (begun === 'yes') return false;
    if (begun === 'no') await allowed();
    await beginIfMissing({ ...place, origin: place.origin ?? (await originOf(place)) });
    return true;
  } finally {
    lock.release();
  }
}

async function locked(file: string): Promise<{ readonly release: () => void }> {
  for (;;) {
    const lock = lockFile(file);
    if (lock) return lock;
    await delay(ASK_AGAIN_MS);
  }
}

async function hasEvents(
  store: Pick<EventReader, 'readAll'>,
  streamPrefixes: readonly string[],
): Promise<boolean> {
  try {
    for (let after = 0n; ;) {
      const { events, position, end } = await store.readAll({ after, streamPrefixes, limit: 1 });
      if (events.length > 0 || end) return events.length > 0;
      after = position;
    }
  } catch (error) {
    if (error instanceof EventStoreNotBegun) return false;
    throw error;
  }
}
