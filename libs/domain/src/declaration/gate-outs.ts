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
  for (const step of stepsOf(steps, 'GoodsGatedOut')) {
    const before = left.find((earlier) => leftWith(earlier, step));
    if (before && isClearlyLater(timeOf(step), timeOf(before)))
      contradictions.push({ kept: before, rejected: step });
    else left.push(step);
  }
  return { left, contradictions };
}

function leftWith({ fact: { data } }: Step<GoodsGatedOut>, later: Step<GoodsGatedOut>): boolean {
  const { vehicleIds } = data;
  return !vehicleIds || later.fact.data.vehicleIds?.some((id) => vehicleIds.includes(id)) === true;
}
