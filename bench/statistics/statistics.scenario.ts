import { openSqliteEventStore } from '#kafila/event-store';
import { join } from 'node:path';
import { setImmediate as otherWork } from 'node:timers/promises';
import { type ServerProcess, START_OPTIONS, startServer } from '../http/server-process.js';
import { type Findings } from '../scenario.js';
import { fillPassages } from './fill-passages.js';
import { type Figures, naiveFigures, type Row } from './naive-figures.js';
import { rateTable } from './passage-no.js';

const PASSAGES = 1_000_000;
/** Each question is asked so often; the median is shown. */
const TIMES = 3;
const RANGE = 'from=2019-01-01&to=2028-01-01';
const GROUPINGS = ['', 'place,direction', 'place,direction,month', 'corridor', 'corridor,month', 'regime'];
/** Sums are added up in another order than the API does it. */
const CLOSE = 1e-9;

/** The statistics of border crossings over a million passages, over HTTP, as a board answers them while it answers others. */
export async function measureStatistics(folder: string): Promise<Findings> {
  const file = join(folder, 'read-models.db');
  await fillPassages(`sqlite:${file}`, PASSAGES);
  await (await openSqliteEventStore({ file: join(folder, 'events.db') })).close();
  const main = new URL('../../apps/board/src/main.js', import.meta.url);
  const settings = { KAFILA_DATA_DIR: folder, READ_MODEL_URL: `sqlite:${file}` };
  const board = await startServer(main, settings, START_OPTIONS);
  try {
    const headers = { 'content-type': 'text/csv' };
    await fetch(`${board.url}/v1/rates`, { method: 'PUT', body: rateTable(), headers });
    const answers: { readonly groupBy: string; readonly answer: Answer }[] = [];
    const rows: (readonly string[])[] = [];
    for (const groupBy of GROUPINGS) {
      const { answer, cells } = await ask(board, groupBy);
      rows.push(cells);
      answers.push({ groupBy, answer });
    }
    // Afterwards: the naive way takes so long that the board would close what is kept alive.
    const faults = answers.flatMap(({ groupBy, answer }) => differences(answer, groupBy));
    const head = ['grouped by', 'rows', 'seconds', 'CPU s', 'other reads: most ms', 'memory MB'];
    return {
      figures: [],
      tables: [
        { title: `border crossings over ${PASSAGES.toLocaleString('en')} passages, SQLite`, head, rows },
      ],
      faults,
      checked: `every figure of every row against samples sorted by comparing, to ${CLOSE}`,
    };
  } finally {
    await board.stop();
  }
}

type Answer = readonly ({ readonly key: object } & Row)[];

async function ask(
  board: ServerProcess,
  groupBy: string,
): Promise<{ answer: Answer; cells: readonly string[] }> {
  const taken: { seconds: number; cpu: number; worst: number }[] = [];
  let answer: Answer = [];
  for (let time = 0; time < TIMES; time++) {
    const [begin, cpu] = [performance.now(), board.cpuSeconds() ?? NaN];
    const asked = fetch(`${board.url}/v1/statistics/border-crossings?${RANGE}&groupBy=${groupBy}`);
    const worst = await othersMeanwhile(board, asked);
    const body = (await (await asked).json()) as { rows: Answer };
    answer = body.rows;
    const seconds = (performance.now() - begin) / 1000;
    taken.push({ seconds, cpu: (board.cpuSeconds() ?? NaN) - cpu, worst });
  }
  const of = (name: 'seconds' | 'cpu' | 'worst'): number =>
    taken.map((each) => each[name]).sort((a, b) => a - b)[TIMES >> 1] ?? NaN;
  const numbers = [of('seconds').toFixed(2), of('cpu').toFixed(2), of('worst').toFixed(0)];
  return {
    answer,
    cells: [groupBy || 'nothing', String(answer.length), ...numbers, await memoryOf(board)],
  };
}

/** How long the slowest other read took while a question was answered. */
async function othersMeanwhile(board: ServerProcess, asked: Promise<unknown>): Promise<number> {
  const answered = asked.then(() => 'answered' as const);
  let worst = 0;
  for (let last: unknown; last !== 'answered';) {
    const begin = performance.now();
    await (await fetch(`${board.url}/v1/convoys`)).text();
    worst = Math.max(worst, performance.now() - begin);
    last = await Promise.race([answered, otherWork()]);
  }
  return worst;
}

async function memoryOf(board: ServerProcess): Promise<string> {
  const metrics = await (await fetch(`${board.url}/metrics`)).text();
  const bytes = /^process_resident_memory_bytes (\S+)$/m.exec(metrics)?.[1];
  return bytes === undefined ? '' : (Number(bytes) / 1e6).toFixed(0);
}

/** What differs from figures computed naively, the first few. */
function differences(answer: Answer, groupBy: string): readonly string[] {
  const expected = naiveFigures(PASSAGES, groupBy === '' ? [] : groupBy.split(','));
  const faults: string[] = [];
  if (answer.length !== expected.size)
    faults.push(`by ${groupBy} there are ${answer.length} rows, not ${expected.size}`);
  for (const { key, ...measures } of answer) {
    const row = expected.get(JSON.stringify(key));
    for (const [measure, figures] of Object.entries(row ?? {})) {
      if (!isClose(measures[measure], figures)) faults.push(`${JSON.stringify(key)} ${measure} is another`);
    }
    if (!row) faults.push(`${JSON.stringify(key)} is no group`);
  }
  return faults.slice(0, 5);
}

function isClose(found: Figures | undefined, expected: Figures): boolean {
  return Object.entries(expected).every(([name, value]) => {
    const other = found?.[name];
    if (value === null || other === null || other === undefined) return value === other;
    return Math.abs(value - other) <= CLOSE * Math.max(Math.abs(value), 1e-6);
  });
}
