import { beginLogAnew } from '#kafila/audit';
import { loadSettings } from '#kafila/platform';
import { logPlaceOf } from '../service/log-place.js';

/** Begins the log over events that were written into a store without a service: no service would begin it. */
export async function beginLogIn(dataDir: string): Promise<void> {
  await beginLogAnew(logPlaceOf(loadSettings({ KAFILA_DATA_DIR: dataDir })));
}
