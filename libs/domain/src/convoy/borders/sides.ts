import { isCarriedSide, placeOf } from '../../geography/geography.js';
import { type ConvoyPlan } from '../state/plan.state.js';

/** Whether a route passes a place as a side of a border: a post always, a port or a rail yard where the route crosses there. */
export function isPassedAsSide({ mentions, directions }: ConvoyPlan, place: string): boolean {
  if (placeOf(place).kind === 'border-crossing') return true;
  return mentions.get(place)?.some((index) => directions[index] !== undefined) === true;
}

/** Whether a report of a passage fits a place. A port, or a yard, off the route may be where a convoy is carried after all. */
export function isSideFor(plan: ConvoyPlan, place: string): boolean {
  return isPassedAsSide(plan, place) || (isCarriedSide(place) && !plan.mentions.has(place));
}
