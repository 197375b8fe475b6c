import { constants, setPriority } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import { type EventSource, openEventSource } from '#kafila/event-store';
import { readVerifierKeys } from '../signing/key-ring.js';
import { tilesInFolder } from '../tiles/tile-source.js';
import { eventsOfStore } from '../verify/audited-events.js';
import { eventsInFile } from '../verify/events-in-file.js';
import { verdictOf } from '../verify/verdict-of.js';
import { verifyLog } from '../verify/verify-log.js';
import { type Verified, type VerifyTask } from './verify-task.js';

const task = workerData as VerifyTask;
standBack();
parentPort?.postMessage(await verified());

/** Whoever answers goes before. On Linux this is about one thread; elsewhere it would be about the whole process. */
function standBack(): void {
  if (process.platform === 'linux') setPriority(0, constants.priority.PRIORITY_LOW);
}

async function verified(): Promise<Verified> {
  const { eventStore, streamPrefixes, kept } = task;
  const log = tilesInFolder(task.folder);
  const checkpoint = (await log.read('checkpoint'))?.toString('utf8') ?? '';
  const verifierKeys = await readVerifierKeys(task.keyFolder);
  let store: EventSource | undefined;
  try {
    const events =
      eventStore.kind === 'sqlite'
        ? eventsInFile(eventStore.file)
        : eventsOfStore((store = await openEventSource(eventStore)), streamPrefixes);
    const verdict = await verdictOf(verifyLog({ events, log, streamPrefixes, kept, verifierKeys }));
    return { verdict, checkpoint };
  } finally {
    await store?.close();
  }
}
