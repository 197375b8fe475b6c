import { type Kysely } from 'kysely';
import { setTimeout as delay } from 'node:timers/promises';
import { type Schema } from '../../database/schema.js';
import { type KeptCheckpoint, makeCheckpoint, readCheckpoint } from '../checkpoint/checkpoint.js';
import { type ConfirmedCheckpoint, confirmStore } from '../checkpoint/confirm-store.js';
import { KAFILA } from '../parking/log-book.js';
import { rebuild } from '../rebuild/rebuild.js';
import { switchOver } from '../requests/serve-requests.js';
import { forgetLost } from './forget-lost.js';
import { type RunProjectionOptions } from './run-projection.options.js';
import { type RunnerStatus } from './runner-status.js';

/**
 * Where the rows stand that are read. Rows of another version are read as they are while those of this version are built
 * beside them. Then it switches.
 */
export async function rowsToFollow(
  options: RunProjectionOptions,
  write: Kysely<Schema>,
  status: RunnerStatus,
): Promise<ConfirmedCheckpoint> {
  const { projection, signal } = options;
  const { name, version } = projection;
  const { shown } = status;
  const there = await readCheckpoint(write, name);
  if (there) {
    shown.position = there.position;
    const confirmed = await confirmStore(write, options, name, there);
    if (confirmed?.version === version) return confirmed;
    shown.storeChanged = false;
    if (!confirmed) await forgetLost(write, options, there.position);
    shown.position = confirmed?.position ?? 0n;
    if (confirmed) await renew(options, write, status, confirmed);
  } else {
    await makeCheckpoint(write, { name, version, indexed: true });
  }
  signal.throwIfAborted();
  return rowsToFollow(options, write, status);
}

async function renew(
  options: RunProjectionOptions,
  write: Kysely<Schema>,
  status: RunnerStatus,
  { position }: KeptCheckpoint,
): Promise<void> {
  const { projection, signal, log, standByMs = 500 } = options;
  log?.changed(projection.name, 'rebuilding');
  try {
    for (;;) {
      const outcome = await rebuild({
        ...options,
        onProgress: (progress) => {
          status.rebuilds(progress);
        },
      });
      signal.throwIfAborted();
      if (outcome === 'caught-up') {
        const answer = await switchOver({ ...options, write }, position, { by: KAFILA });
        if (answer.outcome === 'switched') break;
      }
      // Another process rebuilds at present.
      await delay(standByMs, undefined, { signal });
    }
  } finally {
    status.shown.rebuilding = null;
  }
  log?.changed(projection.name, 'switched');
}
