import { bindRows, keepLog, originOf, TransparencyLog } from '#kafila/audit';
import { type EventSource } from '#kafila/event-store';
import { type Settings } from '#kafila/platform';
import { openReadModels, runProjection, trips } from '#kafila/read-models';
import { logPlaceOf } from '../service/log-place.js';
import { readModelsUrl } from '../service/open-stores.js';

/** Folds and logs, as a service does, until everything of the store is in the rows and in the log; binds the rows to it. */
export async function takenIn(store: EventSource, settings: Settings): Promise<void> {
  const head = await store.head();
  const ending = new AbortController();
  const readModels = await openReadModels(readModelsUrl(settings));
  readModels.advances.listen((_, position) => {
    if (position >= head) ending.abort();
  });
  await runProjection({ projection: trips, eventStore: store, readModels, signal: ending.signal }).finished;
  await logged(store, settings);
  const place = logPlaceOf(settings);
  const log = await TransparencyLog.open({ ...place, origin: await originOf(place) });
  await bindRows(log, { eventStore: store, readModels }, trips.name);
  await log.close();
  await readModels.close();
}

/** Logs as a service does, until everything of the store is in the log. */
export async function logged(store: EventSource, settings: Settings): Promise<void> {
  const head = await store.head();
  const ending = new AbortController();
  await keepLog({
    ...{ store, signal: ending.signal, restMs: 0, place: logPlaceOf(settings) },
    published: (log) => {
      if (log.position >= head) ending.abort();
    },
  }).finished;
}
