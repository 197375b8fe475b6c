import { convoyNo, CONVOYS, planNo, reportNo } from '../reports/report-no.js';
import { type Findings } from '../scenario.js';
import { latencyRow, LATENCY_HEAD } from './latency-row.js';
import { paced } from './paced.js';
import { type Tracker } from './tracker.js';
import { type World } from './world.js';

const SECONDS = 20;
/** Before the clock counts, as compilers and caches warm up in it. */
const WARM_UP_SECONDS = 10;
/** 4 and 17 million reports a day. */
const REPORTS_PER_SECOND = [50, 200];
const READS_PER_SECOND = 200;
const AIM_MS = 5;
const REPORT_AIM_MS = 50;
/** Five events begin a convoy: its plan and four vehicles. The first of them has revision 0. */
const LAST_OF_PLAN = 4;

/**
 * Reads convoys while reports stream in and are projected, all in the one process that `npm start` runs: every other one of
 * those that are on the road and reported, the rest of the large world that lies there.
 */
export async function measureConvoyReads(tracker: Tracker, world: World): Promise<Findings> {
  const faults: string[] = [];
  for (let n = 0; n < CONVOYS; n++) {
    const { status } = await tracker.post('/convoys', planNo(n));
    if (status !== 201) throw new Error(`Convoy ${n} was not planned: ${status}.`);
  }
  let position = 0n;
  let reports = 0;
  const report = async (times: number[]): Promise<void> => {
    const n = reports++;
    const { status, body, ms } = await tracker.post('/reports', reportNo(n, 1));
    if (status !== 201 && status !== 200) faults.push(`report ${n} was answered ${status}`);
    else if (BigInt(String(body['position'])) > position) position = BigInt(String(body['position']));
    times.push(ms);
  };
  const read = async (n: number, times: number[]): Promise<void> => {
    const ids = world.convoyIds;
    const id = n % 2 === 0 ? convoyNo(n * 7919) : (ids[(n * 7919) % ids.length] ?? '');
    const answer = await tracker.get(`/convoys/${id}`);
    const right = answer.status === 200 && answer.firstPacketHas(`"convoyId":"${id}"`);
    if (!right) faults.push(`reading ${id} was answered ${answer.status}`);
    times.push(answer.ms);
  };
  const reading = (seconds: number, times: number[]): Promise<void> =>
    paced(READS_PER_SECOND, seconds, (n) => read(n, times));
  await tracker.idle();
  await reading(WARM_UP_SECONDS, []);
  const alone: number[] = [];
  await reading(SECONDS, alone);
  const rows = [latencyRow('nothing else going on', alone, AIM_MS)];
  for (const perSecond of REPORTS_PER_SECOND) {
    const reporting = (seconds: number, times: number[]): Promise<void> =>
      paced(perSecond, seconds, () => report(times));
    const shown: number[] = [];
    const reported: number[] = [];
    await Promise.all([reporting(WARM_UP_SECONDS, []), reading(WARM_UP_SECONDS, [])]);
    await Promise.all([reporting(SECONDS, reported), reading(SECONDS, shown)]);
    rows.push(latencyRow(`${perSecond} reports a second`, shown, AIM_MS));
    rows.push(latencyRow('the reports: posted to durable', reported, REPORT_AIM_MS));
  }
  faults.push(...(await missingIn(tracker, reports, position)));
  return {
    figures: [],
    tables: [
      {
        title:
          `GET /v1/convoys/:convoyId among ${world.convoyIds.length.toLocaleString('en')} convoys, ` +
          `${READS_PER_SECOND} a second`,
        head: LATENCY_HEAD,
        rows,
      },
    ],
    faults,
    checked: `every answer is of the convoy asked for, and all reports are in them at the end`,
  };
}

/** Convoys that do not show all that was reported of them, in words. */
export async function missingIn(
  tracker: Tracker,
  reports: number,
  position: bigint,
): Promise<readonly string[]> {
  const faults: string[] = [];
  for (let n = 0; n < CONVOYS; n++) {
    const { body } = await tracker.get(`/convoys/${convoyNo(n)}?waitFor=${position.toString()}`);
    const right = LAST_OF_PLAN + Math.floor(reports / CONVOYS) + (n < reports % CONVOYS ? 1 : 0);
    if (body['revision'] !== right) {
      faults.push(`${convoyNo(n)} is at revision ${String(body['revision'])}, not ${right}`);
    }
  }
  return faults;
}
