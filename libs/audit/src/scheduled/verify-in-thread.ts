import { Worker } from 'node:worker_threads';
import { type Verified, type VerifyTask } from './verify-task.js';

// Threads start from built code. In tests the sources run as TypeScript, and built code is in dist.
const built = import.meta.url.endsWith('.ts')
  ? import.meta.url.replace('/libs/audit/', '/dist/libs/audit/')
  : import.meta.url;
const PROGRAM = new URL('./verify.worker.js', built);

/**
 * Verifies store and log in a thread of its own, at a low priority.
 *
 * @param signal ends it at once
 * @throws the reason of `signal`; what the store or the log throws where it cannot be read
 */
export async function verifyInThread(task: VerifyTask, signal: AbortSignal): Promise<Verified> {
  signal.throwIfAborted();
  const worker = new Worker(PROGRAM, { workerData: task });
  try {
    return await new Promise<Verified>((resolve, reject) => {
      signal.addEventListener('abort', () => {
        reject(signal.reason as Error);
      });
      worker.once('message', resolve);
      worker.once('error', reject);
      worker.once('exit', () => {
        reject(new Error('The thread that verifies ended before it was done.'));
      });
    });
  } finally {
    await worker.terminate();
  }
}
