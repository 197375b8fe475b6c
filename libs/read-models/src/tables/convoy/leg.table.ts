import { CONVOY_PREFIX, sidesPassed, stayBefore, type TravelledLeg, type VehicleView } from '#kafila/domain';
import { columnsFrom } from '../descriptor/column.js';
import { defineTable } from '../descriptor/table.js';
import { milliseconds, wholeMs } from '../descriptor/units.js';
import { nthOfVehicle, type NthOfVehicle } from './nth-of-vehicle.js';

interface LegItem {
  readonly leg: TravelledLeg;
  /** The one before it. */
  readonly before: TravelledLeg | undefined;
  /** The sides of borders that the vehicle passed. */
  readonly passed: ReadonlySet<string>;
}

const { name, integer, bigint } = columnsFrom<NthOfVehicle<LegItem>>();

/** From one place where a vehicle was seen to the next; what is not known is null. */
export const legTable = defineTable({
  name: 'legs',
  prefix: CONVOY_PREFIX,
  keyColumns: 3,
  rows: 'short',
  since: 8,
  columns: {
    ...nthOfVehicle,
    from_place: name(({ item }) => item.leg.from),
    to_place: name(({ item }) => item.leg.to),
    departed_at: name.orNull(({ item }) => item.leg.departedAt),
    arrived_at: name.orNull(({ item }) => item.leg.arrivedAt),
    /** By its mode. */
    distance_m: integer.orNull(({ item: { leg } }) => (leg.km === null ? null : Math.round(leg.km * 1000))),
    duration_ms: bigint.orNull(({ item }) => milliseconds(item.leg.hours)),
    standing_ms: bigint.orNull(({ item }) => milliseconds(item.leg.standingHours)),
    driving_ms: bigint.orNull(({ item }) => milliseconds(item.leg.drivingHours)),
    /** How long it stood at `from_place` before, where that is no side of a border. */
    stay_ms: bigint.orNull(({ item }) => wholeMs(stayBefore(item.before, item.leg, item.passed))),
    /** `mixed`: by several, seen by nobody. Null only until the rows of an older version are made anew. */
    mode: name.orNull(({ item }) => item.leg.mode ?? 'road'),
  },
});

export function legsOf({ legs, passages }: VehicleView): readonly LegItem[] {
  const passed = sidesPassed(passages);
  return legs.map((leg, i) => ({ leg, before: legs[i - 1], passed }));
}
