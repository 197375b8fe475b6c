import autocannon, { type Client } from 'autocannon';
import { reportNo } from '../reports/report-no.js';
import { signedIdNo, signedNo } from '../signed/signed-no.js';
import { type LoadJob, type LoadResult } from './load.protocol.js';

// A process of its own, so that generating load does not stand in the way of anything but the processor.

interface Answer {
  status: number;
  body: string;
}

interface Receipt {
  readonly outcome: string;
  readonly reportId: string;
  readonly revision: number;
  readonly position: string;
}

const MOST_FAULTS = 10;
const CONTENT_TYPES = { one: 'application/json', array: 'application/json', ndjson: 'application/x-ndjson' };

process.on('message', (job: LoadJob) => {
  void send(job).then((result) => process.send?.(result));
});

async function send(job: LoadJob): Promise<LoadResult> {
  const requests = job.reports / job.perRequest;
  if (requests % job.connections !== 0)
    throw new Error('Each connection must send as many requests as the others.');
  // Before the clock starts: making the bodies takes a good part of the time that answering them does.
  const bodies: string[] = [];
  for (let request = 0; request < requests; request++) bodies.push(await bodyOf(job, request));
  const latencies: number[] = [];
  const answers: Answer[] = [];
  let connection = 0;
  let last = 0;
  const run = autocannon({
    url: job.url,
    method: 'POST',
    headers: { 'content-type': CONTENT_TYPES[job.form], ...job.authorization },
    connections: job.connections,
    amount: requests,
    sampleInt: 20,
    setupClient: (client: Client) => {
      const own = connection++;
      // Connections take turns, so that each convoy hears from all of them.
      const numbers = Array.from({ length: requests / job.connections }, (_, k) => k * job.connections + own);
      client.setRequests(numbers.map((request) => ({ body: bodies[request] ?? '' })));
      let answered = 0;
      let status = 0;
      client.on('response', (code, _bytes, milliseconds) => {
        last = performance.now();
        status = code;
        // The first one has waited for all other connections to be set up.
        if (answered > 0) latencies.push(milliseconds);
      });
      client.opts.verifyBody = (body) => {
        const request = numbers[answered++];
        if (request !== undefined) answers[request] = { status, body };
        return true;
      };
    },
  });
  const begin = performance.now();
  const { errors } = await run;
  return {
    seconds: (last - begin) / 1000,
    latencies: Float64Array.from(latencies),
    ...read(job, answers, errors === 0 ? [] : [`${errors} connections broke or timed out`]),
  };
}

/** Reads the answers when the clock has stopped. */
function read(
  job: LoadJob,
  answers: readonly Answer[],
  faults: string[],
): Pick<LoadResult, 'revisions' | 'positions' | 'faults'> {
  const revisions = new Int32Array(job.reports).fill(-1);
  const positions = new BigInt64Array(job.reports).fill(-1n);
  const right = job.form === 'one' || !job.receipts ? 201 : 200;
  for (let request = 0; request < job.reports / job.perRequest; request++) {
    const answer = answers[request];
    if (answer?.status !== right) {
      faults.push(
        `request ${request} was answered ${answer?.status ?? 'never'}: ${answer?.body.slice(0, 300) ?? ''}`,
      );
    } else if (job.receipts) {
      const body: unknown = JSON.parse(answer.body);
      const receipts = job.form === 'one' ? [body as Receipt] : (body as { outcomes: Receipt[] }).outcomes;
      for (let k = 0; k < job.perRequest; k++) {
        const at = request * job.perRequest + k;
        const receipt = receipts[k];
        if (receipt?.outcome === 'recorded' && receipt.reportId === idNo(job, job.first + at)) {
          revisions[at] = receipt.revision;
          positions[at] = BigInt(receipt.position);
        } else faults.push(`report ${job.first + at} has the receipt ${JSON.stringify(receipt)}`);
      }
    }
    if (faults.length >= MOST_FAULTS) break;
  }
  return { revisions, positions, faults };
}

function idNo({ signed, inARow }: LoadJob, n: number): string {
  return signed ? signedIdNo(n, inARow) : reportNo(n, inARow).reportId;
}

async function bodyOf(
  { form, first, perRequest, inARow, signed }: LoadJob,
  request: number,
): Promise<string> {
  const reports: string[] = [];
  for (let k = 0; k < perRequest; k++) {
    const n = first + request * perRequest + k;
    reports.push(JSON.stringify(signed ? await signedNo(n, inARow) : reportNo(n, inARow)));
  }
  if (form === 'array') return `[${reports.join(',')}]`;
  return reports.join('\n');
}
