import {
  type Arrival,
  arrivals,
  type Decision,
  type Delivery,
  type SimulatedConvoy,
} from '#kafila/simulation';
import { type Api, refusalOf } from './api.js';
import { type Envelope, postReports } from './post-reports.js';
import { ServiceFailure } from './service-failure.js';
import { type Receipts, type Tally } from './tally.js';

/** Where feeding counts. */
export interface Feeding {
  readonly tally: Tally;
  readonly receipts: Receipts;
  readonly onProgress: () => void;
}

/** `stream`: all reports of a scenario come as NDJSON, from one box that collects them. */
export type Channel = 'units' | 'stream';

/**
 * Feeds one scenario as the desk and the field units would: decisions and reports in the order of arrival, day by day;
 * within a day all units at the same time, each in its own order.
 *
 * @throws ServiceFailure where a decision is refused
 */
export async function feed(
  api: Api,
  convoy: SimulatedConvoy,
  channel: Channel,
  feeding: Feeding,
): Promise<void> {
  for (const step of stepsOf(arrivals(convoy))) {
    if ('decision' in step) {
      await decide(api, step.decision, feeding.tally);
    } else if (channel === 'stream') {
      const reports = step.deliveries.map(({ report }) => report);
      await postReports(api, reports, 'stream', feeding);
    } else {
      await Promise.all(byUnit(step.deliveries).map((deliveries) => postByUnit(api, deliveries, feeding)));
    }
    feeding.onProgress();
  }
}

type Step = { readonly decision: Decision } | { readonly deliveries: Delivery[]; readonly day: string };

/** A decision is a step; so are the reports of a day between two decisions. */
function stepsOf(all: readonly Arrival[]): readonly Step[] {
  const steps: Step[] = [];
  for (const arrival of all) {
    if ('decision' in arrival) {
      steps.push({ decision: arrival.decision });
      continue;
    }
    const day = arrival.at.slice(0, 10);
    const last = steps.at(-1);
    if (last && 'deliveries' in last && last.day === day) last.deliveries.push(arrival.delivery);
    else steps.push({ deliveries: [arrival.delivery], day });
  }
  return steps;
}

async function decide(api: Api, { type, at, path, body }: Decision, tally: Tally): Promise<void> {
  tally.requests.decisions++;
  const answer = await api.send({
    method: 'POST',
    path,
    body: JSON.stringify(body),
    idempotencyKey: `demo-${subjectOf(path, body)}-${type}-${at}`,
  });
  if (answer.status !== 200 && answer.status !== 201) {
    throw new ServiceFailure(
      `The decision to ${type} ${subjectOf(path, body)} was refused: ${refusalOf(answer)}`,
    );
  }
  const { position } = (answer.body ?? {}) as { position?: unknown };
  if (typeof position === 'string' && BigInt(position) > tally.position) tally.position = BigInt(position);
}

/** The convoy or carnet that a decision is on: named in its path, or in its body where it is new. */
function subjectOf(path: string, body: object): string {
  const { convoyId, carnetNumber } = body as { convoyId?: string; carnetNumber?: string };
  const [, , , named] = path.split('/');
  return named ?? convoyId ?? carnetNumber ?? path;
}

function byUnit(deliveries: readonly Delivery[]): readonly (readonly Delivery[])[] {
  const units = new Map<string, Delivery[]>();
  for (const delivery of deliveries) {
    const { unitId } = delivery.report.unit;
    const known = units.get(unitId);
    if (known) known.push(delivery);
    else units.set(unitId, [delivery]);
  }
  return [...units.values()];
}

/** The reports that a unit hands over at one instant are one request. */
async function postByUnit(api: Api, deliveries: readonly Delivery[], feeding: Feeding): Promise<void> {
  for (let i = 0; i < deliveries.length;) {
    const at = deliveries[i]?.deliveredAt;
    const together = deliveries.slice(i).filter(({ deliveredAt }) => deliveredAt === at);
    const envelope: Envelope = together.length > 1 ? 'array' : 'single';
    await postReports(
      api,
      together.map(({ report }) => report),
      envelope,
      feeding,
    );
    i += together.length;
  }
}
