/**
 * Rebuilds in a process of its own, as `kafila projections rebuild` does, so that its memory is its own:
 * `node rebuild.process.js <events file, or url of an engine> <read models url> [compare]`. Prints one line of JSON.
 */
import { openEventStore, openSqliteEventSource } from '#kafila/event-store';
import { openReadModels, ProjectionOperations } from '#kafila/read-models';
import { stopwatch } from '../measure/stopwatch.js';
import { type Rebuilt } from './rebuild.protocol.js';

const [, , from = '', url = '', comparing] = process.argv;
const readModels = await openReadModels(url);
const eventStore = from.startsWith('esdb')
  ? await openEventStore({ kind: 'eventstoredb', url: from })
  : openSqliteEventSource({ file: from, mustExist: true });
const operations = new ProjectionOperations(eventStore, readModels);
const elapsed = stopwatch();
let events = 0;
await operations.rebuild('trips', new AbortController().signal, (progress) => {
  events = progress.events;
});
const took = elapsed();
// Kilobytes on every system that Node runs on.
const peakBytes = process.resourceUsage().maxRSS * 1024;
const digests = new Set((await operations.list()).map(({ rowsDigest }) => rowsDigest));
const rebuilt: Rebuilt = {
  ...{ events, ...took, peakBytes },
  digestsEqual: digests.size === 1,
  rowsDiffer: comparing === undefined ? null : await rowsThatDiffer(),
};
console.log(JSON.stringify(rebuilt));
await operations.drop('trips', 'next', 'bench');
await readModels.close();
await eventStore.close();

async function rowsThatDiffer(): Promise<number> {
  const { tables } = await operations.compare('trips');
  return tables.reduce((sum, { changed, onlyLive, onlyOther }) => sum + changed + onlyLive + onlyOther, 0);
}
