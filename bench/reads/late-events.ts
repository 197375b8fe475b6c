import {
  type ConvoyAhead,
  describeConvoy,
  foldConvoy,
  forecastOf,
  instantAfter,
  type MeasuredTimes,
  measuredIn,
  type PassageView,
  readReport,
  type Report,
} from '#kafila/domain';
import { isDeepStrictEqual } from 'node:util';
import { setTimeout as delay } from 'node:timers/promises';
import { v7 as uuidv7 } from 'uuid';
import { type Findings } from '../scenario.js';
import { arrivalsIn, passagesOf, sinceIn, tfi1In } from './answers.js';
import { latencyRow, LATENCY_HEAD } from './latency-row.js';
import { type Tracker } from './tracker.js';
import { ID, PLACE, waitAtBorder } from './waiting-convoy.js';
import { type World, type WorldConvoy } from './world.js';

const ROUNDS = 60;
const AIM_MS = 250;
const ASK_AGAIN_MS = 5;

/** An exit from the border that was reported once, of a convoy that is over. */
interface Exit {
  readonly convoy: WorldConvoy;
  readonly reportId: string;
}

/**
 * Takes back, one after the other, reports of exits from a border in convoys that are long over, and measures how long it
 * takes until every figure that rests on them is corrected: the convoy itself with its passages, the statistics of the
 * border, an alert and a forecast of another convoy that waits there. What each must be is computed from the streams.
 */
export async function measureLateEvents(tracker: Tracker, world: World): Promise<Findings> {
  const faults: string[] = [];
  const took: Record<string, number[]> = {};
  const arrivedAt = await waitAtBorder(tracker);
  let cpuBefore: number | null = null;
  // Once before the clock counts, as compilers and caches warm up in it.
  for (const [round, exit] of world.kept
    .slice(0, ROUNDS + 1)
    .map(exitOf)
    .entries()) {
    const corrected = await correct(tracker, world.measured, exit, arrivedAt);
    faults.push(...corrected.faults);
    if (round === 0) cpuBefore = tracker.cpuSeconds();
    else for (const [what, ms] of Object.entries(corrected.took)) (took[what] ??= []).push(ms);
  }
  const cpuAfter = tracker.cpuSeconds();
  const rows = Object.entries(took).map(([what, times]) => latencyRow(what, times, AIM_MS));
  if (rows.length === 0) faults.push('nothing was corrected');
  if (cpuBefore !== null && cpuAfter !== null) {
    const each = ((cpuAfter - cpuBefore) / ROUNDS) * 1000;
    rows.push(['processor time for each, all threads', `${ROUNDS}`, `${each.toFixed(1)} ms`, '', '', '']);
  }
  return {
    figures: [],
    tables: [
      {
        title: `A late event among ${world.convoyIds.length.toLocaleString('en')} convoys: from posting it to the corrected answer`,
        head: LATENCY_HEAD,
        rows,
      },
    ],
    faults,
    checked: `${ROUNDS} corrections, each of four answers held against what the streams tell`,
  };
}

/** Whether a late event can take back an exit from the border in it. */
export function hasExit(convoy: WorldConvoy): boolean {
  return convoy.view.endedAt !== null && convoy.view.vehicles.some(({ passages }) => passages.some(isExit));
}

function isExit({ place, direction, hours, inferred }: PassageView): boolean {
  return place === PLACE && direction === 'outbound' && hours !== null && !inferred;
}

function exitOf(convoy: WorldConvoy): Exit {
  const { evidence } = convoy.view.vehicles.flatMap(({ passages }) => passages).find(isExit) ?? {};
  const report = convoy.recorded.find(
    ({ id, event }) => event.type === 'BorderExited' && evidence?.includes(id),
  );
  return { convoy, reportId: report?.id ?? '' };
}

interface Corrected {
  readonly took: Readonly<Record<string, number>>;
  readonly faults: readonly string[];
}

async function correct(
  tracker: Tracker,
  measured: MeasuredTimes,
  { convoy, reportId }: Exit,
  arrivedAt: string,
): Promise<Corrected> {
  const { convoyId, recorded: recorded } = convoy;
  const report: Report = {
    ...{ reportId: uuidv7(), type: 'ReportRetracted', convoyId, retracts: reportId, reason: 'did-not-occur' },
    occurredAt: new Date().toISOString(),
    unit: { unitId: 'bench' },
  };
  const begin = performance.now();
  const receipt = await tracker.post('/reports', report);
  if (receipt.status !== 201) return { took: {}, faults: [`a retraction was answered ${receipt.status}`] };
  const waitFor = `waitFor=${String(receipt.body['position'])}`;
  const ask = async (path: string): Promise<{ body: Record<string, unknown>; ms: number }> => {
    const { body } = await tracker.get(path);
    return { body, ms: performance.now() - begin };
  };
  // What others changed of what is usual comes with the next round over all open convoys.
  const askAssessed: typeof ask = async (path) => {
    for (;;) {
      const { body, ms } = await ask(path);
      if (BigInt(String(body['usualAsOf'])) >= BigInt(String(receipt.body['position']))) return { body, ms };
      await delay(ASK_AGAIN_MS);
    }
  };
  const [shown, statistics, alerts, forecast] = await Promise.all([
    ask(`/convoys/${convoyId}?${waitFor}`),
    ask(`/statistics/border-crossings?place=${PLACE}&direction=outbound&groupBy=place&${waitFor}`),
    askAssessed(`/alerts?convoyId=${ID}&code=stuck-at-border&${waitFor}`),
    askAssessed(`/convoys/${ID}/forecast?${waitFor}`),
  ]);

  const waiting = (await tracker.get(`/convoys/${ID}`)).body as unknown as ConvoyAhead;
  const read = readReport(report);
  if ('faults' in read) throw new Error(read.faults[0]?.detail);
  const recordedAt = String(receipt.body['recordedAt']);
  const retraction = {
    id: report.reportId,
    recordedAt,
    revision: recorded.length,
    unit: report.unit,
    event: read.event,
  };
  const view = describeConvoy(foldConvoy([...recorded, retraction as (typeof recorded)[number]]));
  measured.update(convoyId, measuredIn(view));
  const usual = measured.usual().on(null);
  const side = usual.sideHours(PLACE, 'outbound');
  const expected = {
    'convoy and its passages': [passagesOf(shown.body), passagesOf(view)],
    'statistics of the border': [tfi1In(statistics.body), side && [side.p10, side.median, side.p90]],
    alert: [sinceIn(alerts.body), [instantAfter(arrivedAt, side?.p90 ?? NaN)]],
    forecast: [
      arrivalsIn(forecast.body['vehicles']),
      arrivalsIn(forecastOf(waiting, String(forecast.body['assessedAt']), usual)),
    ],
  };
  const faults = Object.entries(expected).flatMap(([what, [found, right]]) =>
    isDeepStrictEqual(found, right)
      ? []
      : [`${what}: ${JSON.stringify(found)} instead of ${JSON.stringify(right)}`],
  );
  const took = {
    receipt: receipt.ms,
    ...{ 'convoy and its passages': shown.ms, 'statistics of the border': statistics.ms },
    ...{ alert: alerts.ms, forecast: forecast.ms },
    'all of them': Math.max(shown.ms, statistics.ms, alerts.ms, forecast.ms),
  };
  return { took, faults };
}
