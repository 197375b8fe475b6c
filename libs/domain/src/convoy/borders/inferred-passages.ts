import { placeOf } from '../../geography/geography.js';
import { type Direction } from '../../geography/route.js';
import { type VehicleState } from '../state/vehicle.state.js';
import { type Passage } from '../state/border.state.js';
import { type ConvoyPlan } from '../state/plan.state.js';
import { unseen } from './passages.js';

/** Adds the sides of borders that a vehicle must have passed since it was last seen on its route, unseen by anybody. */
export function inferPassages(
  passages: readonly Passage[],
  plan: ConvoyPlan,
  vehicle: VehicleState,
  to: number,
): readonly Passage[] {
  const passed: Passage[] = [];
  const last = passages.at(-1);
  const hasLeft = (place: string, direction: Direction): boolean =>
    vehicle.lastPlace === place && last?.place === place && last.direction === direction;
  for (let i = unseenFrom(plan, vehicle, to); i < to; i++) {
    const direction = plan.directions[i];
    const place = plan.route[i];
    if (!direction || place === undefined || hasLeft(place, direction)) continue;
    passed.push({ ...unseen(place, direction), inferred: true });
  }
  return passed.length > 0 ? [...passages, ...passed] : passages;
}

/** From where on the route nothing is known of a vehicle; `to` where nothing follows from its being there. */
function unseenFrom({ route, directions }: ConvoyPlan, vehicle: VehicleState, to: number): number {
  const { routeIndex, currentCountry, lastPlace, passages } = vehicle;
  // Who joined on the way may have begun anywhere.
  if (routeIndex === null) return vehicle.memberships[0]?.onTheWay ? to : 0;
  const here = route[routeIndex];
  const countryAt = (i: number): string => placeOf(route[i] ?? '').country;
  if (lastPlace !== here && currentCountry !== countryAt(routeIndex)) {
    // It went another way into another country: from there on it may have come back to the route.
    for (let i = routeIndex; i < to; i++) {
      if (countryAt(i) === currentCountry) return directions[i] === 'inbound' ? i + 1 : i;
    }
    return to;
  }
  return passages.at(-1)?.place === here ? routeIndex + 1 : routeIndex;
}
