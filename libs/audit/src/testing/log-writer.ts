/**
 * A program that keeps a log up with a store that is written to, until it is killed:
 * `node log-writer.js <folder> <events in a burst>`. Prints the size of every checkpoint.
 */
import { join } from 'node:path';
import { openSqliteEventStore } from '#kafila/event-store';
import { followLog } from '../log/follow-log.js';
import { TransparencyLog } from '../log/transparency-log.js';
import { fill, PREFIXES } from './audited-world.js';

const [, , folder = '', burst = ''] = process.argv;
const store = await openSqliteEventStore({ file: join(folder, 'events.db') });
const log = await TransparencyLog.open({
  folder: join(folder, 'log'),
  keyFolder: join(folder, 'keys'),
  origin: 'log.example/kafila',
  streamPrefixes: PREFIXES,
});
process.stdout.write(`open ${log.size}\n`);

async function write(): Promise<never> {
  for (;;) await fill(store, Number(burst));
}
await Promise.all([
  write(),
  followLog({
    log,
    store,
    signal: new AbortController().signal,
    leavesPerCheckpoint: 64,
    published: ({ size }) => process.stdout.write(`${size}\n`),
  }),
]);
