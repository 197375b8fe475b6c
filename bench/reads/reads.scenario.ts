import { type Findings } from '../scenario.js';
import { measureConvoyReads } from './convoy-reads.js';
import { hasExit, measureLateEvents } from './late-events.js';
import { Tracker } from './tracker.js';
import { makeWorld } from './world.js';

/** Of about 2,000 convoys, with their carnets and declarations. */
const EVENTS = 750_000;
const MOST_FAULTS = 10;

/** What dashboards wait for, over HTTP, of the one process that `npm start` runs, on a large world. */
export async function measureReads(folder: string): Promise<Findings> {
  const world = await makeWorld(folder, EVENTS, hasExit);
  const tracker = await Tracker.start(folder, world.head);
  try {
    const late = await measureLateEvents(tracker, world);
    const reads = await measureConvoyReads(tracker, world);
    return {
      figures: [],
      tables: [...(late.tables ?? []), ...(reads.tables ?? [])],
      faults: [...late.faults, ...reads.faults].slice(0, MOST_FAULTS),
      checked: `${late.checked}; ${reads.checked}; ${world.events.toLocaleString('en')} events`,
    };
  } finally {
    await tracker.stop();
  }
}
