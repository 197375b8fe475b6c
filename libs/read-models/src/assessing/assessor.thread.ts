import { addGeography } from '#kafila/domain';
import { parentPort, workerData } from 'node:worker_threads';
import { openReadModels } from '../database/opening/open-read-models.js';
import { UsualTimesKept } from '../queries/assessments/usual-times-kept.js';
import { worldClock } from '../queries/reading/clock.js';
import { type StartedAssessor, type ToldAssessor } from './assessor-thread.protocol.js';
import { RunningAssessor } from './run-assessor.js';

// The program of the thread that `AssessorModule` starts: it assesses convoys until it is told to stop.
const port = parentPort;
if (port === null) throw new Error('This module is started as a thread.');
const { geography, readModels: url } = workerData as StartedAssessor;
addGeography(geography);
const readModels = await openReadModels(url);
const stop = new AbortController();
const usualTimes = new UsualTimesKept(readModels, stop.signal);
const assessor = new RunningAssessor({
  ...{ readModels, usualTimes, clock: worldClock, signal: stop.signal },
  failed: (error) => {
    port.postMessage(error);
  },
});
port.on('message', (told: ToldAssessor) => {
  if (told === 'stop') stop.abort();
  else assessor.wake();
});
await assessor.finished;
await readModels.close();
port.close();
