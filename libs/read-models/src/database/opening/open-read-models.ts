import { type LockTiming } from './lock-timing.js';
import { type ReadModels } from '../read-models.js';
import { ReadModelsUnusable } from '../read-models.error.js';
import { openSqlite } from './sqlite.js';

/**
 * Opens the read models and brings their tables up to date.
 *
 * @param url `sqlite:<path>` (made if missing) or `postgres://...` (the database must exist)
 * @param lockTiming of the lock of a projection on PostgreSQL. Default: another one takes over within 15 s
 * @throws ReadModelsUnusable with what to do
 */
export async function openReadModels(url: string, lockTiming?: LockTiming): Promise<ReadModels> {
  if (url.startsWith('sqlite:') && url.length > 'sqlite:'.length)
    return openSqlite(url.slice('sqlite:'.length));
  if (/^postgres(ql)?:\/\//.test(url) && URL.canParse(url)) {
    // Loaded only where it is needed: it is a good part of a start.
    const { openPostgres } = await import('./postgres.js');
    return openPostgres(url, lockTiming);
  }
  throw new ReadModelsUnusable(
    'Read models are opened by sqlite:<path> or postgres://<user>@<host>/<database>.',
  );
}
