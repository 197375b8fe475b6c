import { syntheticRates } from '#kafila/simulation';
import { type Api, refusalOf } from '../../client/api.js';
import { DemoFailure } from './demo-failure.js';

/** The figures of a measure; null where there is no sample. */
export type Figures = Readonly<Record<string, number | null>>;

/** A row of a statistic as a dashboard reads it. */
export type StatisticRow = { readonly key: Readonly<Record<string, string | null>> } & Readonly<
  Record<string, Figures>
>;

export interface Statistic {
  readonly rows: readonly StatisticRow[];
  readonly leftOut: Readonly<Record<string, unknown>>;
}

/** The years of the published trips. */
const YEARS = [2021, 2024] as const;

/**
 * Sends exchange rates for what was paid on the way. Only to a system that the demo started: in others the operator does.
 *
 * @throws DemoFailure where they are refused
 */
export async function giveRates(api: Api): Promise<void> {
  const rates = { path: '/v1/rates', type: 'text/csv', body: syntheticRates(YEARS) } as const;
  const answer = await api.send({ method: 'PUT', ...rates });
  if (answer.status !== 200) throw new DemoFailure(`PUT /v1/rates was answered with ${refusalOf(answer)}`);
}

/** @throws DemoFailure where it is refused */
export async function readStatistic(api: Api, name: string, groupBy: string): Promise<Statistic> {
  const path = `/v1/statistics/${name}?groupBy=${groupBy}`;
  const answer = await api.send({ path });
  if (answer.status !== 200) throw new DemoFailure(`GET ${path} was answered with ${refusalOf(answer)}`);
  return answer.body as Statistic;
}
