import { ascending, type Report } from '#kafila/domain';
import { type Decision } from './decision.js';
import { type SimulatedConvoy } from './simulated-convoy.js';

/** One arrival of a report at the server. */
export interface Delivery {
  readonly report: Report;
  /** RFC 3339 in UTC. */
  readonly deliveredAt: string;
  /** It has arrived before. */
  readonly again: boolean;
}

/** All reports of a scenario in the order of arrival, repeated ones included. */
export function deliveries({ reports }: Pick<SimulatedConvoy, 'reports'>): readonly Delivery[] {
  const all = reports.flatMap(({ report, deliveredAt, resent }): Delivery[] => [
    { report, deliveredAt, again: false },
    ...resent.map((copy) => ({ ...copy, again: true })),
  ]);
  // The sort is stable: reports that a unit sends at once keep their order.
  return all.sort((a, b) => ascending(a.deliveredAt, b.deliveredAt));
}

/** What reaches the server next: a decision of the desk, or a report. */
export type Arrival =
  { readonly at: string; readonly decision: Decision } | { readonly at: string; readonly delivery: Delivery };

/** Decisions and reports of a scenario in the order in which the server gets them. */
export function arrivals(convoy: SimulatedConvoy): readonly Arrival[] {
  const all: Arrival[] = [
    ...convoy.decisions.map((decision) => ({ at: decision.at, decision })),
    ...deliveries(convoy).map((delivery) => ({ at: delivery.deliveredAt, delivery })),
  ];
  return all.sort((a, b) => ascending(a.at, b.at));
}
