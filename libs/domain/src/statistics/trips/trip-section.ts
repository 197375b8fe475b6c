import { type TravelledLeg } from '../../convoy/road/legs.js';
import { areFacing, placeOf } from '../../geography/geography.js';
import { msOfHours } from '../../time/hours.js';

/** What is read of a travelled leg. Instants are RFC 3339 in UTC; null where not known. */
export type LegToMeasure = Pick<
  TravelledLeg,
  'from' | 'to' | 'mode' | 'departedAt' | 'arrivedAt' | 'km' | 'drivingHours'
>;

/** One vehicle over a section or its whole trip: the sample of TFI3, SWD and SWOD (dossier 5.2). Null: not known. */
export interface TripSection {
  readonly from: string;
  readonly to: string;
  readonly departedAt: string | null;
  readonly arrivedAt: string | null;
  /** D: kilometres by road of the legs really driven. */
  readonly km: number | null;
  /** From the departure to the arrival: Tmove + Tdelay, and the time on ships and trains. Whole milliseconds. */
  readonly elapsedMs: number | null;
  /** Tmove: in motion. Null where the vehicle crossed a border unseen: waiting and driving cannot be separated there. */
  readonly movingMs: number | null;
  /** Tdelay: at borders and in halts on the road or at places: all the time between both ends without motion. */
  readonly delayMs: number | null;
  /** Kilometres and time on ships and trains: neither motion on the road nor delay. Nought where all was driven. */
  readonly carriedKm: number | null;
  readonly carriedMs: number | null;
}

/** Where nothing is said of ships and trains, all was driven. */
export type Movement = Pick<TripSection, 'km' | 'movingMs' | 'elapsedMs'> &
  Partial<Pick<TripSection, 'carriedKm' | 'carriedMs'>>;

/**
 * Measures the legs of one vehicle, each beginning where the one before ended. Delay is the time between both ends
 * without the time in motion, so that overlapping halts count once. Undefined without legs.
 */
export function measureSection(legs: readonly LegToMeasure[]): TripSection | undefined {
  const [first, last] = [legs[0], legs.at(-1)];
  if (!first || !last) return undefined;
  const ends = {
    from: first.from,
    to: last.to,
    departedAt: first.departedAt,
    arrivedAt: last.arrivedAt,
  };
  const unbroken = legs.every((leg, i) => i === 0 || legs[i - 1]?.to === leg.from);
  const isCarried = ({ mode }: LegToMeasure): boolean => mode !== undefined;
  const [carried, driven] = [legs.filter(isCarried), legs.filter((leg) => !isCarried(leg))];
  const sum = (of: readonly LegToMeasure[], figure: (leg: LegToMeasure) => number | null): number | null =>
    unbroken ? sumOf(of.map(figure)) : null;
  // Of a leg that was driven in part only, nobody knows how much.
  const isMixed = legs.some(({ mode }) => mode === 'mixed');
  const km = isMixed ? null : sum(driven, (leg) => leg.km);
  const moving = isMixed ? null : sum(driven, movingMsOf);
  const carriedKm = isMixed ? null : sum(carried, (leg) => leg.km);
  const carriedMs = isMixed ? null : sum(carried, (leg) => elapsedMs(leg.departedAt, leg.arrivedAt));
  const elapsed = unbroken ? elapsedMs(ends.departedAt, ends.arrivedAt) : null;
  const known = { ...ends, km, carriedKm, carriedMs };
  const without = moving === null || carriedMs === null ? null : moving + carriedMs;
  // More motion than time means that clocks differ: then neither is known.
  if (elapsed !== null && without !== null && without > elapsed)
    return { ...known, elapsedMs: null, movingMs: null, delayMs: null };
  const delay = without === null || elapsed === null ? null : elapsed - without;
  return { ...known, elapsedMs: elapsed, movingMs: moving, delayMs: delay };
}

/**
 * The legs from the first departure from `from` to the first arrival at `to` after it; undefined: it did not come so.
 */
export function legsOfSection<Leg extends Pick<LegToMeasure, 'from' | 'to'>>(
  legs: readonly Leg[],
  from: string,
  to: string,
): readonly Leg[] | undefined {
  const start = legs.findIndex((leg) => leg.from === from);
  const end = start < 0 ? -1 : legs.findIndex((leg, i) => i >= start && leg.to === to);
  return end < 0 ? undefined : legs.slice(start, end + 1);
}

function movingMsOf({ from, to, drivingHours }: LegToMeasure): number | null {
  if (drivingHours === null || crossesUnseen(from, to)) return null;
  return msOfHours(drivingHours);
}

/** Whether a leg leads into another country between places that are not two facing sides. */
function crossesUnseen(from: string, to: string): boolean {
  return placeOf(from).country !== placeOf(to).country && !areFacing(from, to);
}

function sumOf(figures: readonly (number | null)[]): number | null {
  let sum = 0;
  for (const figure of figures) {
    if (figure === null) return null;
    sum += figure;
  }
  return sum;
}

function elapsedMs(from: string | null, to: string | null): number | null {
  return from === null || to === null || to < from ? null : Date.parse(to) - Date.parse(from);
}
