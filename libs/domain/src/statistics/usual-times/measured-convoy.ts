import { hoursIfInOrder, type TravelledLeg } from '../../convoy/road/legs.js';
import { type VehicleView } from '../../convoy/view/vehicle-view.js';
import { type ConvoyView } from '../../convoy/view/convoy-view.js';
import { placeOf } from '../../geography/geography.js';
import { type Direction, modeBetween } from '../../geography/route.js';
import { intervalBetween } from '../../time/intervals.js';
import { msOfHours } from '../../time/hours.js';

/** How long one vehicle took at one side of a border: whole milliseconds, null where not known. */
export interface MeasuredSide {
  readonly place: string;
  readonly direction: Direction;
  /** From arrival to exit (TFI1). */
  readonly ms: number | null;
  /** From entry to exit. */
  readonly insideMs: number | null;
}

export interface MeasuredLeg {
  readonly from: string;
  readonly to: string;
  /** By road; null where it was carried by a ship or a train. */
  readonly metres: number | null;
  /** Halts on the way included; null where it went otherwise than vehicles usually do there. */
  readonly ms: number | null;
  /** How long it stood at `from` before; null where that is a side of a border. */
  readonly stayMs: number | null;
}

export interface MeasuredConvoy {
  readonly corridorId: string | null;
  readonly sides: readonly MeasuredSide[];
  readonly legs: readonly MeasuredLeg[];
}

export type ConvoyToMeasure = Pick<ConvoyView, 'corridorId'> & {
  readonly vehicles: readonly Pick<VehicleView, 'passages' | 'legs'>[];
};

export function measuredIn({ corridorId, vehicles }: ConvoyToMeasure): MeasuredConvoy {
  return {
    corridorId,
    sides: vehicles.flatMap(({ passages }) =>
      passages
        .filter(({ inferred }) => !inferred)
        .map(({ place, direction, hours, enteredAt, exitedAt }) => ({
          place,
          direction,
          ms: wholeMs(hours),
          insideMs: wholeMs(hoursIfInOrder(enteredAt, exitedAt)),
        })),
    ),
    legs: vehicles.flatMap(({ legs, passages }) => {
      const passed = sidesPassed(passages);
      return legs.map((leg, i) => measuredLeg(leg, legs[i - 1], passed));
    }),
  };
}

function measuredLeg(
  leg: TravelledLeg,
  before: TravelledLeg | undefined,
  passed: ReadonlySet<string>,
): MeasuredLeg {
  const { from, to, km, hours } = leg;
  // Kilometres on ships and trains say nothing of the speed on the road.
  const metres = km === null || leg.mode !== undefined ? null : Math.round(km * 1000);
  const ms = isUsualMode(from, to, leg.mode ?? 'road') ? wholeMs(hours) : null;
  return { from, to, metres, ms, stayMs: stayBefore(before, leg, passed) };
}

/** Whether the desk said of no other mode: what a train takes says nothing of trucks, and the other way round. */
export function isUsualMode(from: string, to: string, mode: string): boolean {
  return modeBetween(from, to) === mode;
}

/** The sides of borders that a vehicle passed, ports among them. */
export function sidesPassed(passages: readonly { readonly place: string }[]): ReadonlySet<string> {
  return new Set(passages.map(({ place }) => place));
}

/** How long a vehicle stood before a leg, at a place that is no side of a border: ms; null where not known. */
export function stayBefore(
  before: TravelledLeg | undefined,
  { from, departedAt }: Pick<TravelledLeg, 'from' | 'departedAt'>,
  passed: ReadonlySet<string>,
): number | null {
  const arrivedAt = before?.arrivedAt ?? null;
  if (arrivedAt === null || departedAt === null || departedAt < arrivedAt) return null;
  if (placeOf(from).bcpPair !== null || passed.has(from)) return null;
  const stay = intervalBetween(arrivedAt, departedAt);
  return stay.until - stay.from;
}

function wholeMs(hours: number | null): number | null {
  return hours === null ? null : msOfHours(hours);
}
