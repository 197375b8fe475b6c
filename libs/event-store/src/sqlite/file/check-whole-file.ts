import { Worker } from 'node:worker_threads';
import { builtUrl } from './built-url.js';

/**
 * Reads the whole file, in a thread of its own: whether it has nothing but what Kafila made, and whether every index says
 * what its table says. Reads go by indexes, so that a table that is whole does not yet show what is served.
 *
 * @returns what is wrong, in sentences without a full stop; none where the file is sound
 * @throws the reason of `signal`
 */
export async function checkWholeFile(file: string, signal?: AbortSignal): Promise<readonly string[]> {
  signal?.throwIfAborted();
  const url = builtUrl(import.meta.url, './check-whole-file.worker.js');
  const worker = new Worker(url, { workerData: { file } });
  try {
    return await new Promise<readonly string[]>((resolve, reject) => {
      worker.once('message', resolve);
      worker.once('error', reject);
      worker.once('exit', () => {
        reject(new Error('The thread that checks the file ended before it was done.'));
      });
      signal?.addEventListener('abort', () => {
        reject(signal.reason as Error);
      });
    });
  } finally {
    await worker.terminate();
  }
}
