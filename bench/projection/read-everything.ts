import { type EventStore } from '#kafila/event-store';
import { type Round } from '../measure/interleave.js';
import { stopwatch } from '../measure/stopwatch.js';

/** Reads all events, page by page, and does nothing with them. */
export async function readEverything(store: EventStore): Promise<Round> {
  const took = stopwatch();
  let count = 0;
  for (let end = false, after = 0n; !end;) {
    const page = await store.readAll({ after });
    count += page.events.length;
    ({ end, position: after } = page);
  }
  return { count, ...took(), latencies: new Float64Array() };
}
