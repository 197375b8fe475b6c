import { type Stay } from '../journey/moment.js';
import { type Load, routeAt, type Trouble } from '../scenario/load.js';

/** One step on the way of a load. */
export type Step =
  | { readonly what: 'departure'; readonly at: number; readonly place: string }
  | { readonly what: 'side'; readonly at: number; readonly stay: Stay }
  | { readonly what: 'trouble'; readonly at: number; readonly trouble: Trouble }
  | {
      readonly what: 'end';
      readonly at: number;
      readonly place: string;
      readonly deliveredAt?: number;
    };

/** The steps of a load in the order of time, over all vehicles that carried it. */
export function stepsOf(load: Load, stays: readonly Stay[]): readonly Step[] {
  const { departAt, carriers, troubles, end } = load;
  const over = end?.deliveredAt ?? end?.arrivedAt ?? Infinity;
  const sides = carriers.flatMap(({ vehicleId, from }, i) => {
    const until = Math.min(over, carriers[i + 1]?.from ?? Infinity);
    return stays.filter(
      (stay) =>
        stay.vehicleId === vehicleId && stay.arrivedAt >= Math.max(from, departAt) && stay.exitedAt <= until,
    );
  });
  const steps: Step[] = [
    { what: 'departure', at: departAt, place: routeAt(load, departAt)[0] ?? '' },
    ...sides.map((stay): Step => ({ what: 'side', at: stay.enteredAt, stay })),
    ...troubles.map((trouble): Step => ({ what: 'trouble', at: trouble.at, trouble })),
  ];
  if (end) {
    const { place, arrivedAt, deliveredAt } = end;
    steps.push({ what: 'end', at: arrivedAt, place, ...(deliveredAt === undefined ? {} : { deliveredAt }) });
  }
  return steps.sort((a, b) => a.at - b.at);
}

/** A time within a stay at a side, as a share of the time from entry to exit; whole seconds. */
export function within({ enteredAt, exitedAt }: Stay, share: number): number {
  return enteredAt + Math.round(((exitedAt - enteredAt) * share) / 1000) * 1000;
}
