import { mkdirSync } from 'node:fs';
import { deskBy, firstAdmin, UNLIMITED } from '../http/callers.js';
import { percentile } from '../measure/figures.js';
import { missingIn } from '../reads/convoy-reads.js';
import { latencyRow, LATENCY_HEAD } from '../reads/latency-row.js';
import { paced } from '../reads/paced.js';
import { Tracker } from '../reads/tracker.js';
import { convoyNo, CONVOYS, planNo } from '../reports/report-no.js';
import { type Findings } from '../scenario.js';
import { enrolSigner } from './enrol-signer.js';
import { signedNo, type SignedReport } from './signed-no.js';

const ROUNDS = 3;
const SECONDS = 8;
/** Before the clock counts, as compilers and caches warm up in it. */
const WARM_UP_SECONDS = 4;
const PER_SECOND = 200;
/** What a p99 may have more and still be unchanged: the larger one of both. */
const MORE = { times: 1.1, ms: 0.5 };
const MOST_FAULTS = 10;

/** Reads of convoys in turn alone, by a caller with a scope that allows all of them, and beside signed reports. */
export async function measureSignedReads(folder: string): Promise<Findings> {
  mkdirSync(folder);
  const admin = await firstAdmin(folder);
  await enrolSigner(folder);
  const tracker = await Tracker.startWithKeys(folder, UNLIMITED);
  const calling = async (scope?: object): Promise<Tracker> =>
    tracker.as((await deskBy(admin, tracker.url, scope)).authorization);
  try {
    const [desk, scoped] = [await calling(), await calling({ convoys: ['bench-*'] })];
    return await measure(desk, scoped);
  } finally {
    await tracker.stop();
  }
}

async function measure(desk: Tracker, scoped: Tracker): Promise<Findings> {
  const faults: string[] = [];
  for (let n = 0; n < CONVOYS; n++) {
    const { status } = await desk.post('/convoys', planNo(n));
    if (status !== 201) throw new Error(`Convoy ${n} was not planned: ${status}.`);
  }
  // Signed before the clock counts: that is the work of others.
  const saved: SignedReport[] = [];
  for (let n = 0; n < PER_SECOND * (WARM_UP_SECONDS + ROUNDS * SECONDS); n++)
    saved.push(await signedNo(n, 1));
  let [reports, position] = [0, 0n];
  const report = async (): Promise<void> => {
    const n = reports++;
    const { status, body } = await desk.post('/reports', saved[n] ?? {});
    if (status !== 201) faults.push(`report ${n} was answered ${status}`);
    else if (BigInt(String(body['position'])) > position) position = BigInt(String(body['position']));
  };
  const reading = (seconds: number, by: Tracker, times: number[]): Promise<void> =>
    paced(PER_SECOND, seconds, async (n) => {
      const id = convoyNo(n * 7919);
      const answer = await by.get(`/convoys/${id}`);
      const isRight = answer.status === 200 && answer.firstPacketHas(`"convoyId":"${id}"`);
      if (!isRight) faults.push(`reading ${id} was answered ${answer.status}`);
      times.push(answer.ms);
    });
  const reporting = (seconds: number): Promise<void> => paced(PER_SECOND, seconds, report);
  await Promise.all([reporting(WARM_UP_SECONDS), reading(WARM_UP_SECONDS, desk, [])]);
  await reading(WARM_UP_SECONDS, scoped, []);
  const times: Record<'alone' | 'scoped' | 'beside', number[]> = { alone: [], scoped: [], beside: [] };
  for (let round = 0; round < ROUNDS; round++) {
    await desk.idle();
    await reading(SECONDS, desk, times.alone);
    await reading(SECONDS, scoped, times.scoped);
    await Promise.all([reporting(SECONDS), reading(SECONDS, desk, times.beside)]);
  }
  faults.push(...(await missingIn(desk, reports, position)), ...(await differing(desk, scoped)));
  const p99 = percentile(Float64Array.from(times.alone).sort(), 0.99);
  const aim = Math.ceil(Math.max(p99 * MORE.times, p99 + MORE.ms) * 10) / 10;
  return {
    figures: [],
    tables: [
      {
        title: `GET /v1/convoys/:convoyId among ${CONVOYS} convoys, by a key, ${PER_SECOND} a second`,
        head: LATENCY_HEAD,
        rows: [
          latencyRow('nothing else going on', times.alone, aim),
          latencyRow('by a key with a scope that allows them', times.scoped, aim),
          latencyRow(`${PER_SECOND} signed reports a second`, times.beside, aim),
        ],
      },
    ],
    faults: faults.slice(0, MOST_FAULTS),
    checked: `${reports.toLocaleString('en')} signed reports in the convoys that were read, which both callers see alike`,
  };
}

/** Convoys that one with a scope is told otherwise of, in words. */
async function differing(desk: Tracker, scoped: Tracker): Promise<readonly string[]> {
  const faults: string[] = [];
  for (let n = 0; n < CONVOYS; n += 7) {
    const path = `/convoys/${convoyNo(n)}`;
    const [whole, narrow] = [(await desk.get(path)).body, (await scoped.get(path)).body];
    if (JSON.stringify(whole) !== JSON.stringify(narrow)) faults.push(`${path} is another one by a scope`);
  }
  return faults;
}
