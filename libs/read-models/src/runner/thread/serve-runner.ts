import { openEventSource } from '#kafila/event-store';
import { parentPort, workerData } from 'node:worker_threads';
import { openReadModels } from '../../database/opening/open-read-models.js';
import { type ProjectionLog } from '../running/projection-log.js';
import { type Projection } from '../projection/projection.js';
import { runProjection } from '../running/run-projection.js';
import { type LogCall, type RunnerNews, type RunnerTask } from './runner-thread.protocol.js';

/** What nothing else tells of, such as the progress of a rebuild, is told so often. */
const STATUS_MS = 200;

/** What a thread does that `runInThread` started: it keeps the projection up to date until it is told to stop. */
export async function serveRunner(projection: Projection, foldingThreads: URL | undefined): Promise<void> {
  const port = parentPort;
  if (port === null) throw new Error('This module is started as a thread.');
  const tell = (news: RunnerNews): void => {
    port.postMessage(news);
  };
  const stop = new AbortController();
  port.once('message', () => {
    stop.abort();
  });

  const task = workerData as RunnerTask;
  const eventStore = await openEventSource(task.eventStore);
  const readModels = await openReadModels(task.readModels);
  const running = runProjection({
    ...{ projection, eventStore, readModels, signal: stop.signal, threads: foldingThreads },
    log: logBy((call) => {
      tell({ what: 'log', call });
    }),
    committed: (seconds) => {
      tell({ what: 'committed', seconds });
    },
  });
  const tellStatus = (): void => {
    tell({ what: 'status', status: { ...running.status } });
  };
  readModels.advances.listen((_, position) => {
    tellStatus();
    tell({ what: 'advanced', position });
  });
  const telling = setInterval(tellStatus, STATUS_MS);
  await running.finished;
  clearInterval(telling);
  await readModels.close();
  await eventStore.close();
  port.close();
}

function logBy(tell: (call: LogCall) => void): ProjectionLog {
  return {
    parked: (...said) => {
      tell(['parked', ...said]);
    },
    resumed: (...said) => {
      tell(['resumed', ...said]);
    },
    failed: (...said) => {
      tell(['failed', ...said]);
    },
    changed: (...said) => {
      tell(['changed', ...said]);
    },
  };
}
