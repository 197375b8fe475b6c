import { type EventStore, type Placement, openSqliteEventStore } from '#kafila/event-store';
import { join } from 'node:path';
import { convoyStream } from '#kafila/domain';
import { figureOf } from '../measure/figures.js';
import { interleave, type Round } from '../measure/interleave.js';
import { stopwatch } from '../measure/stopwatch.js';
import { readBack } from '../reports/read-back.js';
import { CONVOYS, convoyNo, eventNo } from '../reports/report-no.js';
import { type Findings } from '../scenario.js';
import { type Addressed, RawSqlite } from './raw-sqlite.js';

const ROUNDS = 5;
/** How many appends are on their way at once, and how many make a round. */
const LOADS = [
  { inFlight: 1, appends: 1_500 },
  { inFlight: 16, appends: 12_000 },
  { inFlight: 64, appends: 25_600 },
] as const;

/** Appends of one event to 500 streams in turn, on the embedded store and on raw better-sqlite3. */
export async function measureAppend(folder: string): Promise<Findings> {
  const ours = await Embedded.open(join(folder, 'ours.db'));
  const rawFile = join(folder, 'raw.db');
  await (await Embedded.open(rawFile)).close();
  const raw = new RawSqlite(rawFile);
  let rawSent = 0;

  const figures = [];
  for (const { inFlight, appends } of LOADS) {
    const rounds = await interleave(ROUNDS, {
      ours: () => ours.append(appends, inFlight),
      raw: () => {
        const events = addressed(rawSent, appends);
        rawSent += appends;
        return Promise.resolve(writeRaw(raw, events, inFlight));
      },
    });
    figures.push(
      figureOf({
        name: `embedded append, ${inFlight} in flight`,
        unit: 'events',
        ours: rounds.ours,
        peer: { name: `raw better-sqlite3, ${inFlight} per commit`, rounds: rounds.raw },
        ...(inFlight === 64 ? { aim: { of: 'ratio', atLeast: 0.8 } } : {}),
      }),
    );
  }
  await ours.close();
  raw.close();
  const faults = [
    ...(await readBack(ours.file, {
      reports: ours.receipts.length,
      inARow: 1,
      receiptOf: (n) => ours.receipts[n],
    })),
    ...(await readBack(rawFile, { reports: rawSent, inARow: 1, receiptOf: () => undefined })).map(
      (fault) => `raw: ${fault}`,
    ),
  ];
  return {
    figures,
    faults,
    checked: `${(ours.receipts.length + rawSent).toLocaleString('en')} events read back`,
  };
}

class Embedded {
  /** The receipt of each append, by the number of its report. */
  readonly receipts: Placement[] = [];

  private constructor(
    readonly file: string,
    private readonly store: EventStore,
  ) {}

  /** A store with one event in each stream. */
  static async open(file: string): Promise<Embedded> {
    const store = await openSqliteEventStore({ file });
    for (let n = 0; n < CONVOYS; n++) {
      const { id, data } = eventNo(n, 1);
      const planned = { id, type: 'ConvoyPlanned', data, metadata: { schemaVersion: 1 } };
      await store.append(streamNo(n), [planned], 'none');
    }
    return new Embedded(file, store);
  }

  async append(appends: number, inFlight: number): Promise<Round> {
    const { store, receipts } = this;
    const first = receipts.length;
    const events = addressed(first, appends);
    const latencies = new Float64Array(appends);
    let next = 0;
    const work = async (): Promise<void> => {
      for (let i = next++; i < appends; i = next++) {
        const item = events[i];
        if (!item) throw new Error(`There is no event ${i}.`);
        const begin = performance.now();
        // Streams take turns, so that the revision is known without looking.
        const result = await store.append(item.stream, [item.event], Math.floor((first + i) / CONVOYS));
        latencies[i] = performance.now() - begin;
        if (result.outcome !== 'appended')
          throw new Error(`Append ${i} was refused at ${result.actual ?? 'none'}.`);
        const [placement] = result.placements;
        if (placement) receipts[first + i] = placement;
      }
    };
    const took = stopwatch();
    await Promise.all(Array.from({ length: inFlight }, work));
    return { count: appends, ...took(), latencies };
  }

  close(): Promise<void> {
    return this.store.close();
  }
}

function writeRaw(raw: RawSqlite, events: readonly Addressed[], perCommit: number): Round {
  const latencies = new Float64Array(Math.ceil(events.length / perCommit));
  const took = stopwatch();
  for (let i = 0; i < latencies.length; i++) {
    const before = performance.now();
    raw.write(events.slice(i * perCommit, (i + 1) * perCommit));
    latencies[i] = performance.now() - before;
  }
  return { count: events.length, ...took(), latencies };
}

function addressed(first: number, count: number): Addressed[] {
  return Array.from({ length: count }, (_, i) => ({
    stream: streamNo(first + i),
    event: eventNo(first + i, 1),
  }));
}

function streamNo(n: number): string {
  return convoyStream(convoyNo(n));
}
