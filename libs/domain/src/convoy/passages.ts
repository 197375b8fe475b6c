import { placeOf } from '../geography/geography.js';
import { type Direction } from '../geography/route.js';
import { type ConvoyPlan, type Passage, type VehicleState } from './convoy.state.js';

/** The three moments of a passage that are reported. */
export type Moment = 'arrivedAt' | 'enteredAt' | 'exitedAt';

type Draft = { -readonly [Field in keyof Passage]: Passage[Field] };

function unseen(place: string, direction: Direction): Draft {
  return {
    place,
    direction,
    arrivedAt: null,
    enteredAt: null,
    exitedAt: null,
    inferred: false,
    evidence: [],
  };
}

/** Field by field, as in `see`. */
function copyOf({ place, direction, arrivedAt, enteredAt, exitedAt, inferred, evidence }: Passage): Draft {
  return { place, direction, arrivedAt, enteredAt, exitedAt, inferred, evidence };
}

/** One moment reported at one side of a border. */
export interface PassageMoment {
  readonly place: string;
  readonly moment: Moment;
  readonly at: string;
  readonly reportId: string;
}

/**
 * Adds a reported moment to the passages of a vehicle. A passage goes on as long as the vehicle is seen nowhere else
 * (`stillThere`) and has not left; who arrives again after leaving (turned back by the other side) begins a new one.
 * The same moment told twice counts once: the first stands, the second is kept as evidence.
 */
export function recordMoment(
  passages: readonly Passage[],
  { place, moment, at, reportId }: PassageMoment,
  direction: Direction,
  stillThere: boolean,
): readonly Passage[] {
  const last = passages.at(-1);
  const same = last?.place === place && last.direction === direction && stillThere;
  const goesOn = same && (last.exitedAt === null || moment === 'exitedAt');
  const passage = goesOn ? copyOf(last) : unseen(place, direction);
  passage[moment] ??= at;
  passage.evidence = [...passage.evidence, reportId];
  return goesOn ? passages.with(-1, passage) : [...passages, passage];
}

/** A vehicle seen elsewhere has left the border side it was at, although nobody reported it: inferred, without a time. */
export function inferExit(passages: readonly Passage[]): readonly Passage[] {
  const last = passages.at(-1);
  if (!last || last.exitedAt !== null || last.inferred) return passages;
  return passages.with(-1, { ...last, inferred: true });
}

/**
 * Adds a moment to the passage of a side that the vehicle has been seen beyond already: the clocks of two units
 * differ, or a second unit tells the same. Undefined where it belongs to no passage just made.
 */
export function completePassage(
  passages: readonly Passage[],
  { place, moment, at, reportId }: PassageMoment,
  direction: Direction | undefined,
): readonly Passage[] | undefined {
  const index = passages.findLastIndex(
    (passage) => passage.place === place && passage.direction === (direction ?? passage.direction),
  );
  const passage = passages[index];
  // After it comes the other side, passed the other way, at most: further back it is another journey.
  const last = passages.at(-1);
  if (!passage || index < passages.length - 2) return undefined;
  if (passage !== last && passage.direction === last?.direction) return undefined;
  const next = copyOf(passage);
  next.evidence = [...passage.evidence, reportId];
  if (passage.exitedAt === null) {
    next[moment] ??= at;
    next.inferred &&= moment !== 'exitedAt';
  }
  return passages.with(index, next);
}

/** Adds the sides of borders that a vehicle must have passed since it was last seen on its route, unseen by anybody. */
export function inferPassages(
  passages: readonly Passage[],
  plan: ConvoyPlan,
  vehicle: VehicleState,
  to: number,
): readonly Passage[] {
  const passed: Passage[] = [];
  for (let i = unseenFrom(plan, vehicle, to); i < to; i++) {
    const direction = plan.directions[i];
    const place = plan.route[i];
    if (direction && place !== undefined) passed.push({ ...unseen(place, direction), inferred: true });
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
