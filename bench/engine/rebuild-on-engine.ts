import { openEventStore, openSqliteEventStore } from '#kafila/event-store';
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { figureOf } from '../measure/figures.js';
import { interleave, type Round } from '../measure/interleave.js';
import { fill } from '../projection/fill.js';
import { type Rebuilt } from '../projection/rebuild.protocol.js';
import { type Findings } from '../scenario.js';
import { measuredServer } from './measured-server.js';

const EVENTS = 131_000;
const ROUNDS = 2;

/**
 * Rebuilds the rows of simulated events from the engine, and of the same events from the embedded store, in turn, each in a
 * process of its own. A real server may hold more of ours; the stand-in is a fresh one.
 */
export async function measureEngineRebuild(folder: string): Promise<Findings> {
  const server = await measuredServer();
  const file = join(folder, 'rebuild-events.db');
  try {
    const [engine, embedded] = [
      await openEventStore({ kind: 'eventstoredb', url: server.url }),
      await openSqliteEventStore({ file }),
    ];
    const { events } = await fill(engine, EVENTS);
    await fill(embedded, EVENTS);
    await engine.close();
    await embedded.close();
    const faults: string[] = [];
    const rebuild = async (from: string, rows: string): Promise<Round> => {
      const program = fileURLToPath(new URL('../projection/rebuild.process.js', import.meta.url));
      const url = `sqlite:${join(folder, rows)}`;
      const { stdout } = await promisify(execFile)(process.execPath, [program, from, url]);
      const { events: folded, seconds, cpuSeconds } = JSON.parse(stdout) as Rebuilt;
      if (folded < events) faults.push(`${folded} of ${events} events were folded`);
      return { count: folded, seconds, cpuSeconds, latencies: new Float64Array() };
    };
    const rounds = await interleave(ROUNDS, {
      ours: () => rebuild(server.url, 'rebuilt-from-engine.db'),
      embedded: () => rebuild(file, 'rebuilt-from-file.db'),
    });
    const peer = { name: 'from the embedded store', rounds: rounds.embedded };
    const aim = server.isReal ? { aim: { of: 'ratio', atLeast: 0.5 } as const } : {};
    const name = `rebuild of ${events.toLocaleString('en')} simulated events`;
    return {
      figures: [figureOf({ name, unit: 'events', ours: rounds.ours, peer, ...aim })],
      faults,
      checked: `on ${server.name}: the number of events that each rebuild folded`,
    };
  } finally {
    await server.stop();
  }
}
