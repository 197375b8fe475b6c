import { type TravelledLeg } from '../../convoy/road/legs.js';
import { facingSide, placeOf } from '../../geography/geography.js';
import { msOfHours } from '../../time/hours.js';

/** What is read of a driven leg. Instants are RFC 3339 in UTC, kilometres by road; null where not known. */
export type LegToMeasure = Pick<
  TravelledLeg,
  'from' | 'to' | 'departedAt' | 'arrivedAt' | 'km' | 'drivingHours'
>;

/** One vehicle over a section or its whole trip: the sample of TFI3, SWD and SWOD (dossier 5.2). Null: not known. */
export interface TripSection {
  readonly from: string;
  readonly to: string;
  readonly departedAt: string | null;
  readonly arrivedAt: string | null;
  /** D: kilometres by road of the legs really driven. */
  readonly km: number | null;
  /** Tmove + Tdelay: from the departure to the arrival. Whole milliseconds. */
  readonly elapsedMs: number | null;
  /** Tmove: in motion. Null where the vehicle crossed a border unseen: waiting and driving cannot be separated there. */
  readonly movingMs: number | null;
  /** Tdelay: at borders and in halts on the road or at places: all the time between both ends without motion. */
  readonly delayMs: number | null;
}

export type Movement = Pick<TripSection, 'km' | 'movingMs' | 'elapsedMs'>;

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
  const km = unbroken ? sumOf(legs.map((leg) => leg.km)) : null;
  const moving = unbroken ? sumOf(legs.map(movingMsOf)) : null;
  const elapsed = unbroken ? elapsedMs(ends.departedAt, ends.arrivedAt) : null;
  // More motion than time means that clocks differ: then neither is known.
  if (moving !== null && elapsed !== null && moving > elapsed)
    return { ...ends, km, elapsedMs: null, movingMs: null, delayMs: null };
  const delay = moving === null || elapsed === null ? null : elapsed - moving;
  return { ...ends, km, elapsedMs: elapsed, movingMs: moving, delayMs: delay };
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
  return placeOf(from).country !== placeOf(to).country && facingSide(from)?.slug !== to;
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
