import { CONVOY_PREFIX, intervalBetween, placeOf, type TravelledLeg, type VehicleView } from '#kafila/domain';
import { columnsFrom } from '../descriptor/column.js';
import { defineTable } from '../descriptor/table.js';
import { milliseconds } from '../descriptor/units.js';
import { nthOfVehicle, type NthOfVehicle } from './nth-of-vehicle.js';

interface LegItem {
  readonly leg: TravelledLeg;
  /** The one before it. */
  readonly before: TravelledLeg | undefined;
}

const { name, integer, bigint } = columnsFrom<NthOfVehicle<LegItem>>();

/** From one place where a vehicle was seen to the next; what is not known is null. */
export const legTable = defineTable({
  name: 'legs',
  prefix: CONVOY_PREFIX,
  keyColumns: 3,
  rows: 'short',
  columns: {
    ...nthOfVehicle,
    from_place: name(({ item }) => item.leg.from),
    to_place: name(({ item }) => item.leg.to),
    departed_at: name.orNull(({ item }) => item.leg.departedAt),
    arrived_at: name.orNull(({ item }) => item.leg.arrivedAt),
    /** By road. */
    distance_m: integer.orNull(({ item: { leg } }) => (leg.km === null ? null : Math.round(leg.km * 1000))),
    duration_ms: bigint.orNull(({ item }) => milliseconds(item.leg.hours)),
    standing_ms: bigint.orNull(({ item }) => milliseconds(item.leg.standingHours)),
    driving_ms: bigint.orNull(({ item }) => milliseconds(item.leg.drivingHours)),
    /** How long it stood at `from_place` before, where that is no side of a border. */
    stay_ms: bigint.orNull(({ item }) => stayBefore(item)),
  },
});

export function legsOf({ legs }: VehicleView): readonly LegItem[] {
  return legs.map((leg, i) => ({ leg, before: legs[i - 1] }));
}

function stayBefore({ before, leg: { from, departedAt } }: LegItem): bigint | null {
  const arrivedAt = before?.arrivedAt ?? null;
  if (arrivedAt === null || departedAt === null || departedAt < arrivedAt) return null;
  if (placeOf(from).bcpPair !== null) return null;
  const stay = intervalBetween(arrivedAt, departedAt);
  return BigInt(stay.until - stay.from);
}
