import { availableParallelism } from 'node:os';
import { type RebuildOptions } from './rebuild-options.js';

/** With fewer portions, threads would end before they are warm. */
export const WORTH_THREADS = 8;
/** To read a server twice, and to start threads, takes more than it gains where events are fewer, or cores. */
const WORTH_LISTING = availableParallelism() < 4 ? Infinity : 100_000;

/** Whether rows may be filled stream by stream: from a server in threads only, as it has to be read twice for that. */
export function canFill({ eventStore: { streamList }, threads }: RebuildOptions): boolean {
  return streamList?.place.kind === 'sqlite' || (streamList !== undefined && threads !== undefined);
}

/** Whether there are so many events that threads gain more than the list of streams takes. */
export async function isWorthListing({
  eventStore,
  projection,
  eventsWorthThreads: most = WORTH_LISTING,
}: RebuildOptions): Promise<boolean> {
  const streamPrefixes = projection.kinds.map(({ prefix }) => prefix);
  if (most === Infinity) return false;
  for (let [after, events] = [0n, 0]; ;) {
    const page = await eventStore.readAll({ after, streamPrefixes, limit: Math.min(most, 5000) });
    events += page.events.length;
    if (page.end || events >= most) return events >= most;
    after = page.position;
  }
}
