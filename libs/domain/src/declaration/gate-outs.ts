import { type GoodsGatedOut } from './declaration.events.js';
import { type Step, stepsOf, timeOf } from './declaration.state.js';
import { type Clash } from './clash.js';
import { isClearlyLater } from './same-step.js';

/** When goods of a declaration left the customs area, and what of it cannot be right. */
export interface GateOuts {
  readonly left: readonly Step<GoodsGatedOut>[];
  readonly clashes: readonly Clash[];
}

/** Vehicles leave singly, each once. After a report that names none, nothing is left to leave. */
export function gateOutsOf(steps: readonly Step[]): GateOuts {
  const left: Step<GoodsGatedOut>[] = [];
  const clashes: Clash[] = [];
  for (const step of stepsOf(steps, 'GoodsGatedOut')) {
    const before = left.find((earlier) => leftWith(earlier, step));
    if (before && isClearlyLater(timeOf(step), timeOf(before)))
      clashes.push({ standing: before, fallen: step });
    else left.push(step);
  }
  return { left, clashes };
}

function leftWith({ fact: { data } }: Step<GoodsGatedOut>, later: Step<GoodsGatedOut>): boolean {
  const { vehicleIds } = data;
  return !vehicleIds || later.fact.data.vehicleIds?.some((id) => vehicleIds.includes(id)) === true;
}
