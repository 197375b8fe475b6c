import { openSqliteEventStore } from '#kafila/event-store';
import { FOLDING_THREADS, openReadModels } from '#kafila/read-models';
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { figureOf, percentile } from '../measure/figures.js';
import { type Round } from '../measure/interleave.js';
import { type Findings } from '../scenario.js';
import { fill } from './fill.js';
import { lengthen, reportLate } from './late-facts.js';
import { project } from './project.js';
import { type EventsRead, type Rebuilt } from './rebuild.protocol.js';

const EVENTS = 1_000_000;
const ROUNDS = 3;
const LATE = 200;
const LONG = 2000;
const AIM = 150_000;

/**
 * Projects a million events as the runner does, rebuilds the rows beside in processes of their own, and holds the two
 * against each other; then tells facts late, with the runner at work, into convoys as they are and into a long one.
 */
export async function measureRebuild(folder: string): Promise<Findings> {
  const file = join(folder, 'events.db');
  const store = await openSqliteEventStore({ file });
  const { events, convoyIds } = await fill(store, EVENTS);
  const url = `sqlite:${join(folder, 'read-models.db')}`;
  const readModels = await openReadModels(url);
  const projected = await project(store, readModels, 50_000);
  const reading: EventsRead[] = [];
  const rebuilt: Rebuilt[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    reading.push(await inProcess<EventsRead>('reading.process.js', file, `${FOLDING_THREADS}`));
    // Each row once; the digest, which is that of the same rows, every time.
    const compare = round === 0 ? ['compare'] : [];
    rebuilt.push(await inProcess<Rebuilt>('rebuild.process.js', file, url, ...compare));
  }
  const some = convoyIds.filter((_, i) => i % Math.floor(convoyIds.length / LATE) === 0);
  await reportLate(store, projected, some.slice(0, 20));
  const late = await reportLate(store, projected, some);
  const [long = ''] = convoyIds;
  await lengthen(store, projected, long, LONG);
  const lateInLong = await reportLate(
    store,
    projected,
    Array.from({ length: LATE / 4 }, () => long),
  );
  await projected.stop();
  await readModels.close();
  await store.close();

  const whole = `${events.toLocaleString('en')} events`;
  const live = { count: events, ...projected.took, latencies: new Float64Array() };
  const peer = { name: 'only reading and parsing them, in as many threads', rounds: reading.map(asRound) };
  return {
    figures: [
      figureOf({
        name: `rebuild of ${whole}`,
        unit: 'events',
        ours: rebuilt.map(asRound),
        peer,
        aim: { of: 'perSecond', atLeast: AIM },
      }),
      figureOf({ name: `the runner over ${whole}`, unit: 'events', ours: [live] }),
    ],
    tables: [
      {
        title: 'Peak memory of a rebuild; a late fact: from appending it to its rows',
        head: ['', 'times', 'p50', 'p99', 'longest'],
        rows: [
          [
            'peak memory',
            ...spreadOf(
              rebuilt.map(({ peakBytes }) => peakBytes / 2 ** 20),
              'MB',
            ),
          ],
          ['late fact in a convoy of the simulation', ...spreadOf(late, 'ms')],
          [`late fact in a convoy of ${LONG.toLocaleString('en')} events`, ...spreadOf(lateInLong, 'ms')],
        ],
      },
    ],
    faults: [
      ...reading.flatMap((read) => (read.events === events ? [] : [`${read.events} of ${events} were read`])),
      ...rebuilt.flatMap(({ events: folded, digestsEqual, rowsDiffer }) => [
        ...(folded === events ? [] : [`${folded} events were folded, not ${events}`]),
        ...(digestsEqual ? [] : ['the rebuilt rows have another digest']),
        ...(rowsDiffer ? [`${rowsDiffer} rebuilt rows differ`] : []),
      ]),
    ],
    checked: `rebuilt ${ROUNDS} times, the digest each time and all rows once against those of the runner`,
  };
}

async function inProcess<Result>(program: string, ...words: readonly string[]): Promise<Result> {
  const path = fileURLToPath(new URL(program, import.meta.url));
  const { stdout } = await promisify(execFile)(process.execPath, [path, ...words]);
  return JSON.parse(stdout) as Result;
}

function asRound({ events, seconds, cpuSeconds }: EventsRead): Round {
  return { count: events, seconds, cpuSeconds, latencies: new Float64Array() };
}

function spreadOf(values: readonly number[], unit: string): readonly string[] {
  const sorted = Float64Array.from(values).sort();
  const shown = [percentile(sorted, 0.5), percentile(sorted, 0.99), sorted.at(-1) ?? NaN];
  return [sorted.length.toString(), ...shown.map((value) => `${value.toFixed(1)} ${unit}`)];
}
