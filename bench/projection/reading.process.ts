/**
 * Reads and parses every event of a store in so many threads, in a process of its own, and does nothing with them:
 * `node reading.process.js <events file> <threads>`. The threads take the pages of the log in turn. Prints one line of
 * JSON.
 */
import { openSqliteEventSource } from '#kafila/event-store';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { stopwatch } from '../measure/stopwatch.js';
import { type EventsRead } from './rebuild.protocol.js';

const PAGE = 1000n;

interface Share {
  readonly file: string;
  readonly head: bigint;
  readonly thread: number;
  readonly threads: number;
}

if (isMainThread) await readAll(process.argv[2] ?? '', Number(process.argv[3]));
else await readShare(workerData as Share);

async function readAll(file: string, threads: number): Promise<void> {
  const elapsed = stopwatch();
  const store = openSqliteEventSource({ file, mustExist: true });
  const head = await store.head();
  await store.close();
  const shares = Array.from({ length: threads }, (_, thread) =>
    readElsewhere({ file, head, thread, threads }),
  );
  const events = (await Promise.all(shares)).reduce((sum, count) => sum + count, 0);
  console.log(JSON.stringify({ events, ...elapsed() } satisfies EventsRead));
}

function readElsewhere(share: Share): Promise<number> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL(import.meta.url), { workerData: share });
    worker.once('message', resolve);
    worker.once('error', reject);
  });
}

async function readShare({ file, head, thread, threads }: Share): Promise<void> {
  const store = openSqliteEventSource({ file, mustExist: true });
  let count = 0;
  for (let after = BigInt(thread) * PAGE; after < head; after += BigInt(threads) * PAGE) {
    const end = after + PAGE < head ? after + PAGE : head;
    for (let from = after; from < end;) {
      const page = await store.readAll({ after: from, limit: Number(end - from) });
      count += page.events.length;
      from = page.position;
    }
  }
  parentPort?.postMessage(count);
  await store.close();
}
