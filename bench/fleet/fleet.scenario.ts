import { request } from 'node:http';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { percentile } from '../measure/figures.js';
import { Tracker } from '../reads/tracker.js';
import { type Findings } from '../scenario.js';
import { fillOpenConvoys } from './open-convoys.js';

const CONVOYS = 5000;
const TIMES = 40;
/** Of an answer, packed. */
const AIM = { bytes: 600_000, ms: 150 };
const MOST_FAULTS = 10;

const PACKINGS = { br: brotliDecompressSync, gzip: gunzipSync, identity: (bytes: Buffer): Buffer => bytes };

type Row = Readonly<Record<string, unknown>> & { readonly convoyId: string };

/** The whole fleet in one answer, as a board asks for it, of the one process that `npm start` runs. */
export async function measureFleet(folder: string): Promise<Findings> {
  const { head, events } = await fillOpenConvoys(join(folder, 'events.db'), CONVOYS);
  const tracker = await Tracker.start(folder, head);
  try {
    const answers = [];
    for (const packing of ['br', 'gzip', 'identity'] as const) answers.push(await ask(tracker.url, packing));
    const [first] = answers;
    const rows = first?.rows ?? [];
    const faults = await differences(tracker, rows);
    if (rows.length !== CONVOYS) faults.push(`there are ${rows.length} rows, not ${CONVOYS}`);
    return {
      figures: [],
      tables: [
        {
          title: `the fleet, ${CONVOYS.toLocaleString('en')} convoys of ${events.toLocaleString('en')} events`,
          head: ['packed by', 'bytes', 'a row', 'p50', 'p99', 'aim'],
          rows: answers.map(({ cells }) => cells),
        },
      ],
      faults: faults.slice(0, MOST_FAULTS),
      checked: 'every row against the document of its convoy',
    };
  } finally {
    await tracker.stop();
  }
}

async function ask(url: string, packing: keyof typeof PACKINGS) {
  const times: number[] = [];
  let bytes = Buffer.of();
  for (let time = 0; time < TIMES; time++) {
    const begin = performance.now();
    bytes = await bytesOf(`${url}/v1/fleet`, packing);
    times.push(performance.now() - begin);
  }
  const sorted = Float64Array.from(times).sort();
  const [p50, p99] = [percentile(sorted, 0.5), percentile(sorted, 0.99)];
  const { items } = JSON.parse(PACKINGS[packing](bytes).toString()) as { items: Row[] };
  const isMet = bytes.length <= AIM.bytes && p50 <= AIM.ms;
  const aim =
    packing === 'identity' ? '' : `${AIM.bytes / 1000} kB, ${AIM.ms} ms ${isMet ? 'met' : 'MISSED'}`;
  const numbers = [bytes.length.toLocaleString('en'), (bytes.length / items.length).toFixed(0)];
  return { rows: items, cells: [packing, ...numbers, `${p50.toFixed(0)} ms`, `${p99.toFixed(0)} ms`, aim] };
}

/** Not `fetch`, which unpacks what it gets. */
function bytesOf(url: string, packing: string): Promise<Buffer<ArrayBuffer>> {
  return new Promise((resolve, reject) => {
    const asked = request(url, { headers: { 'accept-encoding': packing } }, (answer) => {
      const parts: Buffer[] = [];
      answer.on('data', (part: Buffer) => parts.push(part));
      answer.once('end', () => {
        resolve(Buffer.concat(parts));
      });
      answer.once('error', reject);
    });
    asked.once('error', reject);
    asked.end();
  });
}

/** What the rows tell otherwise than the documents. */
async function differences(tracker: Tracker, rows: readonly Row[]): Promise<string[]> {
  const byId = new Map(rows.map((row) => [row.convoyId, row]));
  const faults: string[] = [];
  for (let cursor = ''; ;) {
    const { body } = await tracker.get(`/convoys?limit=200${cursor && `&cursor=${cursor}`}`);
    for (const document of body['items'] as (Row & { irregularities: { severity: string }[] })[]) {
      const row = byId.get(document.convoyId);
      for (const name of ['status', 'corridorId', 'regime', 'plannedDeparture', 'nextPlace', 'position'])
        if (row?.[name] !== document[name]) faults.push(`${name} of ${document.convoyId} is another`);
      const counts = row?.['irregularities'] as Readonly<Record<string, number>> | undefined;
      const counted = Object.values(counts ?? {}).reduce((sum, count) => sum + count, 0);
      if (counted !== document.irregularities.length)
        faults.push(
          `${document.convoyId} has ${document.irregularities.length} irregularities, not ${counted}`,
        );
    }
    if (body['nextCursor'] === null) return faults;
    cursor = body['nextCursor'] as string;
  }
}
