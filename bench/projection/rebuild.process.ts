/**
 * Rebuilds in a process of its own, as `kafila projections rebuild` does, so that its memory is its own:
 * `node rebuild.process.js <events file> <read models url>`. Prints one line of JSON.
 */
import { openSqliteEventReader } from '#kafila/event-store';
import { openReadModels, ProjectionOperations } from '#kafila/read-models';
import { stopwatch } from '../measure/stopwatch.js';
import { type Rebuilt } from './rebuild.protocol.js';

const [, , file = '', url = ''] = process.argv;
const readModels = await openReadModels(url);
const eventStore = openSqliteEventReader({ file });
const operations = new ProjectionOperations(eventStore, readModels);
const elapsed = stopwatch();
let events = 0;
await operations.rebuild('trips', new AbortController().signal, (progress) => {
  events = progress.events;
});
const took = elapsed();
const compared = await operations.compare('trips');
const rebuilt: Rebuilt = {
  ...{ events, ...took },
  // Kilobytes on every system that Node runs on.
  peakBytes: process.resourceUsage().maxRSS * 1024,
  digestsEqual: compared.digestsEqual === true,
  rowsDiffer: compared.tables.reduce(
    (sum, table) => sum + table.changed + table.onlyLive + table.onlyOther,
    0,
  ),
};
console.log(JSON.stringify(rebuilt));
await operations.drop('trips', 'next', 'bench');
await readModels.close();
eventStore.close();
