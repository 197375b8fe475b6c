import { setTimeout as delay } from 'node:timers/promises';
import { type ServerProcess, START_OPTIONS, startServer } from '../http/server-process.js';
import { percentile } from '../measure/figures.js';
import { CONVOYS as ALL_CONVOYS, convoyNo, planNo, reportNo } from '../reports/report-no.js';
import { type Findings } from '../scenario.js';
import { openStream, type OpenStream } from './open-streams.js';

const STREAMS = 1000;
const CONVOYS = 100;
/** Reports underway where they are posted as fast as they are taken. */
const IN_FLIGHT = 64;
const MOST_FAULTS = 10;
const PATIENCE_MS = 120_000;

/** What is posted while streams are open. */
interface Load {
  readonly name: string;
  /** What stream `i` listens for. */
  readonly query: (i: number) => string;
  readonly reports: number;
  /** Milliseconds from one report to the next; 0: as fast as they are taken. */
  readonly everyMs: number;
}

const LOADS: readonly Load[] = [
  {
    name: 'each of one convoy, 20 reports/s',
    query: (i) => `?convoyId=${convoyNo(i % CONVOYS)}`,
    reports: 100,
    everyMs: 50,
  },
  { name: 'all of every convoy, 10 reports/s', query: () => '', reports: 100, everyMs: 100 },
  { name: 'all of every convoy, 300 reports at once', query: () => '', reports: 300, everyMs: 0 },
];

/** Tells 1,000 open streams of what one process, as `npm start` runs it, takes in meanwhile. */
export async function measureLive(folder: string): Promise<Findings> {
  const main = new URL('../../apps/tracker/src/main.js', import.meta.url);
  const server = await startServer(main, { KAFILA_DATA_DIR: folder, LOG_LEVEL: 'info' }, START_OPTIONS);
  try {
    for (let n = 0; n < CONVOYS; n++) await post(server.url, '/convoys', planNo(n));
    const before = await memoryMb(server.url);
    const rows: string[][] = [];
    const faults: string[] = [];
    let first = 0;
    for (const load of LOADS) {
      const { row, wrong } = await measure(server, load, first);
      rows.push(row);
      faults.push(...wrong);
      first += load.reports;
    }
    return {
      figures: [],
      tables: [
        {
          title: `live feed, ${STREAMS.toLocaleString('en')} open streams; ${before} MB before the first was opened`,
          head: ['', 'told', 'a second', 'left out', 'p50', 'p99', 'CPU each', 'memory'],
          rows,
        },
      ],
      faults: faults.slice(0, MOST_FAULTS),
      checked: 'each stream was told the newest state of each convoy that it listens for and that changed',
    };
  } finally {
    await server.stop();
  }
}

/** The numbers of reports that tell of the first convoys only, as there are plans of those only. */
function numberIn(n: number): number {
  return (n % CONVOYS) + Math.floor(n / CONVOYS) * ALL_CONVOYS;
}

async function measure(
  server: ServerProcess,
  { name, query, reports, everyMs }: Load,
  first: number,
): Promise<{ row: string[]; wrong: string[] }> {
  const streams: OpenStream[] = [];
  for (let i = 0; i < STREAMS; i++) streams.push(await openStream(server.url, query(i)));
  const begin = performance.now();
  const cpu = server.cpuSeconds();
  /** When the report was sent that has this position. */
  const sentAt = new Map<string, number>();
  const newest = new Map<string, string>();
  const posting: Promise<void>[] = [];
  for (let n = first; n < first + reports; n++) {
    const at = performance.now();
    const report = reportNo(numberIn(n), 1);
    const convoyId = convoyNo(n % CONVOYS);
    posting.push(
      post(server.url, '/reports', report).then(({ position }) => {
        sentAt.set(position, at);
        const before = newest.get(convoyId);
        if (before === undefined || BigInt(before) < BigInt(position)) newest.set(convoyId, position);
      }),
    );
    if (everyMs > 0) await delay(everyMs);
    else if (posting.length >= IN_FLIGHT) await Promise.all(posting.splice(0));
  }
  await Promise.all(posting);
  const wanted = (i: number): string[] => {
    const only = new URLSearchParams(query(i)).get('convoyId');
    return [...newest]
      .filter(([convoyId]) => only === null || only === convoyId)
      .map(([, position]) => position);
  };
  const wrong = await untilReceived(streams, wanted);
  const states = streams.flatMap((stream) => stream.states);
  const seconds = (Math.max(...streams.map((stream) => stream.states.at(-1)?.at ?? begin)) - begin) / 1000;
  const cpuSeconds = (server.cpuSeconds() ?? NaN) - (cpu ?? NaN);
  const delays = Float64Array.from(
    states.flatMap(({ position, at }) => (sentAt.has(position) ? [at - (sentAt.get(position) ?? 0)] : [])),
  ).sort();
  const memory = await memoryMb(server.url);
  for (const stream of streams) stream.close();
  const everyState = reports * (query(0) === '' ? STREAMS : STREAMS / CONVOYS);
  return {
    wrong: wrong.map((fault) => `${name}: ${fault}`),
    row: [
      name,
      states.length.toLocaleString('en'),
      Math.round(states.length / seconds).toLocaleString('en'),
      `${Math.round(100 * (1 - states.length / everyState))}%`,
      ...[0.5, 0.99].map((share) => `${percentile(delays, share).toFixed(0)} ms`),
      `${((cpuSeconds / states.length) * 1e6).toFixed(0)} us`,
      `${memory} MB`,
    ],
  };
}

/** Waits until every stream got the newest states. @returns those that never were */
async function untilReceived(
  streams: readonly OpenStream[],
  wanted: (i: number) => readonly string[],
): Promise<string[]> {
  const missing = streams.map((_, i) => new Set(wanted(i)));
  const until = performance.now() + PATIENCE_MS;
  while (performance.now() < until) {
    for (const [i, { states }] of streams.entries()) {
      if (missing[i]?.size) for (const { position } of states) missing[i].delete(position);
    }
    if (missing.every(({ size }) => size === 0)) return [];
    await delay(50);
  }
  return missing.flatMap(({ size }, i) => (size === 0 ? [] : [`stream ${i} was not told ${size} states`]));
}

async function post(url: string, path: string, body: object): Promise<{ position: string }> {
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(`${url}/v1${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
  const answer = (await response.json()) as { position: string };
  if (response.status !== 201) throw new Error(`${path} was answered ${JSON.stringify(answer)}`);
  return answer;
}

async function memoryMb(url: string): Promise<number> {
  const text = await (await fetch(`${url}/metrics`)).text();
  const [, bytes] = /^process_resident_memory_bytes (\S+)$/m.exec(text) ?? [];
  return Math.round(Number(bytes) / 2 ** 20);
}
