import { type EventSource } from '#kafila/event-store';
import { type KeptCheckpoint, readCheckpoint, type ReadModels } from '#kafila/read-models';
import { type SignedBinding } from './binding.js';
import { type TransparencyLog } from './transparency-log.js';

/**
 * Binds the rows of a projection, as they stand now, to the log: signs which root the events gave that they were made of.
 * Undefined where there are no rows yet, or the log has not come as far as they have: ask again.
 */
export async function bindRows(
  log: TransparencyLog,
  { eventStore, readModels }: { readonly eventStore: EventSource; readonly readModels: ReadModels },
  projection: string,
): Promise<SignedBinding | undefined> {
  const rows = await readCheckpoint(readModels.read, projection);
  if (rows === undefined || !(await covers(log, eventStore, rows))) return undefined;
  const { position, version, rowsDigest } = rows;
  const size = await log.leavesUpTo(position);
  const root = await log.rootAt(size);
  return log.signBinding({ projection, version, position, rowsDigest, origin: log.origin, size, root });
}

/** Whether the log has every event up to where the rows stand. */
async function covers(
  log: TransparencyLog,
  store: EventSource,
  { position }: KeptCheckpoint,
): Promise<boolean> {
  if (log.position >= position) return true;
  // After the last leaf there may be only what the log does not cover.
  const { events } = await store.readAll({
    ...{ after: log.position, streamPrefixes: log.streamPrefixes, limit: 1 },
  });
  const [next] = events;
  return next === undefined || next.position > position;
}
