import { type EventStoreDBClient } from '@eventstore/db-client';
import { type EventStore, readWholeStream } from '#kafila/event-store';
import { convoyStream } from '#kafila/domain';
import { type Figure, figureOf } from '../measure/figures.js';
import { interleave } from '../measure/interleave.js';
import { Generator } from '../http/generator.js';
import { type LoadJob } from '../http/load.protocol.js';
import { START_OPTIONS, startServer } from '../http/server-process.js';
import { planConvoys } from '../reports/plan-convoys.js';
import { convoyNo, type InARow } from '../reports/report-no.js';
import { type Findings } from '../scenario.js';
import { appendRound, clientTo } from './appends.js';
import { type MeasuredServer } from './measured-server.js';

const ROUNDS = 3;

interface HttpLoad {
  readonly name: string;
  readonly job: Pick<LoadJob, 'form' | 'connections' | 'reports' | 'perRequest'>;
  readonly inARow: InARow;
  /** What the client appends meanwhile. */
  readonly client: { readonly inFlight: number; readonly events: number; readonly appends: number };
}

const LOADS: readonly HttpLoad[] = [
  {
    name: 'HTTP single reports, 64 connections',
    job: { form: 'one', connections: 64, reports: 64 * 20, perRequest: 1 },
    inARow: 1,
    client: { inFlight: 64, events: 1, appends: 64 * 20 },
  },
  {
    name: 'HTTP NDJSON of 500, one convoy at a time',
    job: { form: 'ndjson', connections: 1, reports: 4 * 500, perRequest: 500 },
    inARow: 500,
    client: { inFlight: 1, events: 500, appends: 4 },
  },
  {
    name: 'HTTP NDJSON of 500, four convoys at a time',
    job: { form: 'ndjson', connections: 4, reports: 8 * 500, perRequest: 500 },
    inARow: 500,
    client: { inFlight: 4, events: 500, appends: 8 },
  },
  {
    name: 'HTTP NDJSON of 500, of twenty convoys',
    job: { form: 'ndjson', connections: 4, reports: 8 * 500, perRequest: 500 },
    inARow: 25,
    client: { inFlight: 4, events: 500, appends: 8 },
  },
];

/** An intake on the engine, against the appends of the client; its receipts are held against the streams. */
export async function measureHttp(
  folder: string,
  { url, isReal }: MeasuredServer,
  store: EventStore,
  client: EventStoreDBClient,
): Promise<Findings> {
  const main = new URL('../../apps/intake/src/main.js', import.meta.url);
  const intake = await startServer(main, { KAFILA_DATA_DIR: folder, EVENT_STORE_URL: url }, START_OPTIONS);
  const generator = Generator.start();
  const figures: Figure[] = [];
  const faults: string[] = [];
  let [first, checked] = [0, 0];
  try {
    await planConvoys(intake.url);
    for (const { name, job, inARow, client: load } of LOADS) {
      // Whole convoys, so that no report comes twice.
      first = Math.ceil(first / inARow) * inARow;
      const receipts: { n: number; revision: number; position: bigint }[] = [];
      const rounds = await interleave(ROUNDS, {
        ours: async () => {
          const before = intake.cpuSeconds();
          const from = first;
          first += job.reports;
          const sent = await generator.send({
            ...job,
            first: from,
            inARow,
            url: `${intake.url}/v1/reports`,
            receipts: true,
          });
          const after = intake.cpuSeconds();
          faults.push(...sent.faults);
          sent.revisions.forEach((revision, i) =>
            receipts.push({ n: from + i, revision, position: sent.positions[i] ?? -1n }),
          );
          const cpuSeconds = before === null || after === null ? null : after - before;
          return { count: job.reports, seconds: sent.seconds, latencies: sent.latencies, cpuSeconds };
        },
        client: () => appendRound(clientTo(client), load),
      });
      figures.push(
        figureOf({
          ...{
            name,
            unit: 'reports',
            ours: rounds.ours,
            peer: { name: 'appends of the client', rounds: rounds.client },
          },
          ...(isReal ? { aim: { of: 'ratio', atLeast: 0.5 } as const } : {}),
        }),
      );
      faults.push(...(await notAsAnswered(store, receipts, inARow)));
      checked += receipts.length;
    }
  } finally {
    generator.stop();
    await intake.stop();
  }
  return { figures, faults, checked: `${checked.toLocaleString('en')} receipts held against the streams` };
}

/** Receipts whose report does not stand where they say, in words; the first few. */
async function notAsAnswered(
  store: EventStore,
  receipts: readonly { n: number; revision: number; position: bigint }[],
  inARow: InARow,
): Promise<readonly string[]> {
  const faults: string[] = [];
  const byConvoy = new Map<string, { n: number; revision: number; position: bigint }[]>();
  for (const receipt of receipts) {
    const convoy = convoyNo(Math.floor(receipt.n / inARow));
    byConvoy.set(convoy, [...(byConvoy.get(convoy) ?? []), receipt]);
  }
  for (const [convoy, own] of byConvoy) {
    const events = await readWholeStream(store, convoyStream(convoy));
    for (const { n, revision, position } of own) {
      const event = events[revision];
      const { unit } = (event?.metadata ?? {}) as { unit?: { sequence?: number } };
      if (unit?.sequence !== n || event?.position !== position)
        faults.push(`report ${n} is not at ${convoy} ${revision}`);
    }
  }
  return faults.slice(0, 10);
}
