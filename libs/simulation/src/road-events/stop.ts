import { type Party } from '../journey/moment.js';
import { type Road } from '../journey/road.js';

export function placeOfParty({ route, index }: Party): string {
  return route[index] ?? '';
}

/** Vehicles that stand still at a place, from one time to another; `to` is absent where they never go on. */
export interface Stop {
  readonly vehicleIds: readonly string[];
  readonly place: string;
  readonly from: number;
  readonly to?: number;
  readonly reason: string;
}

export function stop({ moments }: Road, { vehicleIds, place, from, to, reason }: Stop): void {
  const where = { vehicleIds, place, clockOf: place };
  moments.push({ type: 'VehiclesHalted', at: from, ...where, details: { reason } });
  if (to !== undefined) moments.push({ type: 'VehiclesResumed', at: to, ...where });
}
