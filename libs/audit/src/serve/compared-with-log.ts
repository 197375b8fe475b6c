import { lastInRows, type ReadStores } from '#kafila/read-models';
import { type LogFolders } from '../log/published-log.js';
import { ConfirmedSoFar } from './confirmed-so-far.js';
import { HistoryStore } from './history-store.js';

/**
 * What the read side reads from, so that answers made of events are compared with the log: timelines, both clocks,
 * statistics of the past.
 *
 * @param log where it lies; undefined where none is kept
 */
export function comparedWithLog<Stores extends ReadStores>(stores: Stores, log?: LogFolders): Stores {
  const { eventStore, readModels } = stores;
  const history = new HistoryStore(
    eventStore,
    log?.folder,
    (stream) => lastInRows(readModels.read, stream),
    new ConfirmedSoFar(),
  );
  return { ...stores, history };
}
