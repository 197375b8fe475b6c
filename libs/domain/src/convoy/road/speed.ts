import { greatCircleKm, type Point } from '../../geography/great-circle.js';
import { hoursBetween } from '../../time/instant.js';
import { type Recorded } from '../../event/recorded.js';
import { type ConvoyFact } from '../events/facts.js';
import { type VehicleState } from '../state/vehicle.state.js';
import { type ReportedPoint } from '../state/road.state.js';
import { type IrregularityCollector } from '../irregularities/irregularity-collector.js';
import { FASTEST_KMH } from './route-point.js';
import { CLOCKS_DIFFER_HOURS } from '../clocks/clock-difference.js';

/** Posts of borders are only known to a few kilometres, and phones are not exact. */
const INEXACT_KM = 10;
/** What any truck may have driven between two reports of one minute, because clocks differ. */
const ALWAYS_KM = FASTEST_KMH * CLOCKS_DIFFER_HOURS + INEXACT_KM;
const KM_PER_DEGREE = 111.2;

export function reportedPoint({ lat, lon }: Point, { id, event }: Recorded<ConvoyFact>): ReportedPoint {
  return { lat, lon, at: event.data.occurredAt, reportId: id };
}

/** Notices where a vehicle was seen further away from where it was seen before than any truck drives in that time. */
export function checkSpeed(
  { vehicleId, lastPoint }: VehicleState,
  now: ReportedPoint,
  irregularities: IrregularityCollector,
): void {
  if (!lastPoint || Number.isNaN(now.lat) || isWithin(ALWAYS_KM, lastPoint, now)) return;
  const hours = hoursBetween(lastPoint.at, now.at) + CLOCKS_DIFFER_HOURS;
  const reach = FASTEST_KMH * hours + INEXACT_KM;
  if (isWithin(reach, lastPoint, now) || greatCircleKm(lastPoint, now) <= reach) return;
  irregularities.add('impossible-speed', [vehicleId], [lastPoint.reportId]);
}

/** The way along a meridian and a parallel is never shorter than the great circle, and cheap to measure. */
function isWithin(km: number, one: Point, other: Point): boolean {
  return (Math.abs(one.lat - other.lat) + Math.abs(one.lon - other.lon)) * KM_PER_DEGREE <= km;
}
