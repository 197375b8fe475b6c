import { type EventSource } from '#kafila/event-store';
import { openReadModels, readCheckpoint, runProjection, trips } from '#kafila/read-models';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Folds the store into a database made for that. @returns the digest of the rows */
export async function foldAgain(eventStore: EventSource, signal: AbortSignal): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'kafila-reproduce-'));
  const readModels = await openReadModels(`sqlite:${join(folder, 'rows.db')}`);
  const done = new AbortController();
  try {
    await new Promise<void>((resolve, reject) => {
      const ended = (): void => {
        reject(signal.reason as Error);
      };
      signal.addEventListener('abort', ended, { once: true });
      const { finished } = runProjection({
        ...{ projection: trips, eventStore, readModels, signal: AbortSignal.any([signal, done.signal]) },
        log: {
          parked: () => undefined,
          resumed: () => undefined,
          failed: (_, { error }) => {
            done.abort();
            reject(error instanceof Error ? error : new Error(String(error)));
          },
          changed: (_, what) => {
            if (what === 'live') done.abort();
          },
        },
      });
      finished.then(resolve, reject).finally(() => {
        signal.removeEventListener('abort', ended);
      });
    });
    return (await readCheckpoint(readModels.read, trips.name))?.rowsDigest ?? '';
  } finally {
    done.abort();
    await readModels.close();
    await rm(folder, { recursive: true, force: true });
  }
}
