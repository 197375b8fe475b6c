import { type GoodsGatedOut } from './declaration.events.js';
import { type Step, stepsOf, timeOf } from './declaration.state.js';
import { type Contradiction } from './contradiction.js';
import { isClearlyLater } from './same-step.js';

export interface GateOuts {
  readonly left: readonly Step<GoodsGatedOut>[];
  readonly contradictions: readonly Contradiction[];
}

/** Each vehicle leaves once. After a report that names no vehicle, all goods have left. */
export function gateOutsOf(steps: readonly Step[]): GateOuts {
  const left: Step<GoodsGatedOut>[] = [];
  const contradictions: Contradiction[] = [];
  /** Where among those that left a vehicle is named first, and where none is; `ALL` is no vehicle. */
  const first = new Map<string, number>();
  for (const step of stepsOf(steps, 'GoodsGatedOut')) {
    const { vehicleIds } = step.fact.data;
    const before = left[leastOf([ALL, ...(vehicleIds ?? [])].map((id) => first.get(id)))];
    if (before && isClearlyLater(timeOf(step), timeOf(before))) {
      contradictions.push({ kept: before, rejected: step });
      continue;
    }
    for (const id of vehicleIds ?? [ALL]) if (!first.has(id)) first.set(id, left.length);
    left.push(step);
  }
  return { left, contradictions };
}

const ALL = '';

function leastOf(places: readonly (number | undefined)[]): number {
  return places.reduce<number>((least, place = Infinity) => Math.min(least, place), Infinity);
}
