import { addGeography } from '#kafila/domain';
import { openEventSource } from '#kafila/event-store';
import { parentPort, workerData } from 'node:worker_threads';
import { openReadModels } from '../../database/opening/open-read-models.js';
import { type ProjectionLog } from '../running/projection-log.js';
import { type Projection } from '../projection/projection.js';
import { runProjection } from '../running/run-projection.js';
import { type LogCall, type RunnerNews, type StartedRunner } from './runner-thread.protocol.js';

/** How often the status is sent, for what sends nothing else, such as the progress of a rebuild. */
const STATUS_MS = 200;

/** The program of a thread that `runInThread` starts: it keeps the projection up to date until it is told to stop. */
export async function serveRunner(projection: Projection, foldingThreads: URL | undefined): Promise<void> {
  const port = parentPort;
  if (port === null) throw new Error('This module is started as a thread.');
  const send = (news: RunnerNews): void => {
    port.postMessage(news);
  };
  const stop = new AbortController();
  port.once('message', () => {
    stop.abort();
  });

  const task = workerData as StartedRunner;
  addGeography(task.geography);
  const eventStore = await openEventSource(task.eventStore);
  const readModels = await openReadModels(task.readModels);
  const running = runProjection({
    ...{ projection, eventStore, readModels, signal: stop.signal, threads: foldingThreads },
    log: logBy((call) => {
      send({ what: 'log', call });
    }),
    committed: (seconds) => {
      send({ what: 'committed', seconds });
    },
  });
  const sendStatus = (): void => {
    send({ what: 'status', status: { ...running.status } });
  };
  readModels.advances.listen((_, position) => {
    sendStatus();
    send({ what: 'advanced', position });
  });
  const sending = setInterval(sendStatus, STATUS_MS);
  await running.finished;
  clearInterval(sending);
  await readModels.close();
  await eventStore.close();
  port.close();
}

function logBy(send: (call: LogCall) => void): ProjectionLog {
  return {
    parked: (...said) => {
      send(['parked', ...said]);
    },
    resumed: (...said) => {
      send(['resumed', ...said]);
    },
    failed: (...said) => {
      send(['failed', ...said]);
    },
    changed: (...said) => {
      send(['changed', ...said]);
    },
  };
}
