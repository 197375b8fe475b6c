import { isKnownPlace } from '../../geography/geography.js';
import { type LegMode } from '../../geography/place.js';
import { modeBetween } from '../../geography/route.js';
import { InOrderOfTime } from '../../time/in-order-of-time.js';
import { hoursBetween } from '../../time/instant.js';
import { type VehicleState } from '../state/vehicle.state.js';
import { type Halt, type Visit } from '../state/road.state.js';
import { type Passage } from '../state/border.state.js';
import { type ConvoyPlan } from '../state/plan.state.js';
import { listVisits } from './visits.js';

/** How a vehicle came from one place to the next one where it was seen. What is not known is null, never guessed. */
export interface TravelledLeg {
  /** Slugs. */
  readonly from: string;
  readonly to: string;
  /** Absent: by road. `mixed`: places between were passed unseen, some of them by another mode than others. */
  readonly mode?: Exclude<LegMode, 'road'> | 'mixed';
  /** From a border side: its exit. From elsewhere: when it was seen there last, unless it halted there until nobody knows when. */
  readonly departedAt: string | null;
  /** At a border side: its arrival, its entry where no arrival was reported. Elsewhere: when it was seen there first. */
  readonly arrivedAt: string | null;
  /** Kilometres along the route, by its mode; null where one of the places is not on it. */
  readonly km: number | null;
  /** From departure to arrival. */
  readonly hours: number | null;
  /** Halts on the way; null where the end of one is not known. */
  readonly standingHours: number | null;
  /** What remains of the hours; nought where a ship or a train carried it, null where that is true of a part. */
  readonly drivingHours: number | null;
}

/** The legs between the places where a vehicle was seen, in the order of travel. */
export function legsOf(plan: ConvoyPlan, vehicle: VehicleState): readonly TravelledLeg[] {
  const visits = listVisits(vehicle.visits);
  const seen = seenOf(vehicle);
  return visits.slice(1).map((to, i) => legBetweenVisits(plan, seen, visits[i] ?? to, to));
}

/** What a leg looks for: a vehicle may have thousands of each. */
interface Seen {
  readonly halts: InOrderOfTime<Halt>;
  /** By place. */
  readonly passages: ReadonlyMap<string, InOrderOfTime<Passage>>;
}

function seenOf({ halts, passages }: VehicleState): Seen {
  const atPlace = new Map<string, Passage[]>();
  for (const passage of passages) {
    const known = atPlace.get(passage.place);
    if (known) known.push(passage);
    else atPlace.set(passage.place, [passage]);
  }
  return {
    halts: new InOrderOfTime(halts, ({ haltedAt }) => [haltedAt]),
    passages: new Map([...atPlace].map(([place, of]) => [place, new InOrderOfTime(of, momentsOf)])),
  };
}

function momentsOf({ arrivedAt, enteredAt, exitedAt }: Passage): readonly (string | null)[] {
  return [arrivedAt, enteredAt, exitedAt];
}

function legBetweenVisits(plan: ConvoyPlan, seen: Seen, from: Visit, to: Visit): TravelledLeg {
  const departedAt = departureFrom(seen, from, to);
  const arrivedAt = arrivalAt(seen, from, to);
  const hours = hoursIfInOrder(departedAt, arrivedAt);
  const standingHours = hours === null ? null : standing(seen, departedAt ?? '', arrivedAt ?? '');
  const mode = modeOf(plan, from, to);
  const driving = hours === null || standingHours === null ? null : Math.max(hours - standingHours, 0);
  return {
    from: from.place,
    to: to.place,
    ...(mode === 'road' ? {} : { mode }),
    departedAt,
    arrivedAt,
    km: kilometres(plan, from, to),
    hours,
    standingHours,
    drivingHours: mode === 'road' ? driving : mode === 'mixed' ? null : 0,
  };
}

function departureFrom(seen: Seen, from: Visit, to: Visit): string | null {
  if (isBorderSide(seen, from.place)) return passageIn(seen, from, from.from, to.from)?.exitedAt ?? null;
  for (const { place, haltedAt, resumedAt } of seen.halts.between(from.from, from.until)) {
    if (place === from.place && resumedAt === null && from.from <= haltedAt && haltedAt <= from.until)
      return null;
  }
  // What was to last longer was over when it was seen elsewhere.
  return from.until < to.from ? from.until : to.from;
}

function arrivalAt(seen: Seen, from: Visit, to: Visit): string | null {
  if (isBorderSide(seen, to.place)) {
    const passage = passageIn(seen, to, from.until, to.until);
    return passage?.arrivedAt ?? passage?.enteredAt ?? null;
  }
  return to.from;
}

/** A border side that is not passed, like one where a truck only waits for its load, is a place like others. */
function isBorderSide({ passages }: Seen, place: string): boolean {
  return passages.has(place);
}

/** The passage of which a moment lies within a visit, slow clocks on either end included. */
function passageIn({ passages }: Seen, { place }: Visit, after: string, before: string): Passage | undefined {
  for (const passage of passages.get(place)?.between(after, before) ?? []) {
    if (momentsOf(passage).some((at) => at !== null && after <= at && at <= before)) return passage;
  }
  return undefined;
}

function standing({ halts }: Seen, after: string, before: string): number | null {
  let hours = 0;
  for (const { haltedAt, resumedAt } of halts.between(after, before)) {
    if (haltedAt < after || haltedAt >= before) continue;
    if (resumedAt === null) return null;
    hours += hoursBetween(haltedAt, resumedAt < before ? resumedAt : before);
  }
  return hours;
}

function kilometres(plan: ConvoyPlan, from: Visit, to: Visit): number | null {
  const stretch = stretchOf(plan, from, to);
  const { kilometres: along } = plan;
  if (!stretch || !plan.route.slice(stretch.start, stretch.end + 1).every(isKnownPlace)) return null;
  return (along[stretch.end] ?? 0) - (along[stretch.start] ?? 0);
}

function modeOf(plan: ConvoyPlan, from: Visit, to: Visit): LegMode | 'mixed' {
  const stretch = stretchOf(plan, from, to);
  if (!stretch) return modeBetween(from.place, to.place);
  const [mode = 'road', ...others] = plan.modes.slice(stretch.start + 1, stretch.end + 1);
  return others.every((other) => other === mode) ? mode : 'mixed';
}

/** Which part of the route lies between two visits, whichever way it was gone; null where one of them is not on it. */
function stretchOf(
  { route }: ConvoyPlan,
  { routeIndex: one, place }: Visit,
  { routeIndex: other, place: next }: Visit,
): { readonly start: number; readonly end: number } | null {
  // After a diversion a place of the old way has no number on the new one.
  if (one === null || other === null || route[one] !== place || route[other] !== next) return null;
  return { start: Math.min(one, other), end: Math.max(one, other) };
}

/** Null where one is missing, or where clocks that differ put the end before the beginning. */
export function hoursIfInOrder(from: string | null, to: string | null): number | null {
  return from === null || to === null || to < from ? null : hoursBetween(from, to);
}
