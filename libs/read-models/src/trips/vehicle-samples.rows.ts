import {
  borderSamples,
  breachesAmong,
  costsOfTrip,
  intervalBetween,
  placeOf,
  regimesAtSides,
  tonnesOf,
  type TravelledLeg,
  type VehicleView,
  wholeTrip,
  writeAmounts,
} from '#kafila/domain';
import { type Row } from '../runner/projection/projection.js';
import { type Cells, grams, metres, milliseconds } from './cells.js';
import { type ConvoyDocument } from './convoy-document.js';

/** The passages of a vehicle, each with the sample that the statistics of border crossings select. */
export function passageCellsIn(convoy: ConvoyDocument): (vehicle: VehicleView) => readonly Cells[] {
  const regimeAt = regimesAtSides(convoy);
  return ({ passages, activities }) => {
    const samples = borderSamples(passages, activities);
    return passages.map(({ place, direction, arrivedAt, enteredAt, exitedAt, hours, inferred }, i) => {
      const { waitingMs = null, customsMs = null, otherMs = null, payments = null } = samples[i] ?? {};
      return {
        place,
        direction,
        arrived_at: arrivedAt,
        entered_at: enteredAt,
        exited_at: exitedAt,
        duration_ms: milliseconds(hours),
        inferred: inferred ? 1 : 0,
        regime: regimeAt(place, direction),
        waiting_ms: wholeMs(waitingMs),
        customs_ms: wholeMs(customsMs),
        other_ms: wholeMs(otherMs),
        payments: payments && `${writeAmounts(payments.official)}|${writeAmounts(payments.unofficial)}`,
      };
    });
  };
}

/** How long a vehicle stood at a place that is no side of a border, before the leg that begins there. */
export function stayBefore(
  before: TravelledLeg | undefined,
  { from, departedAt }: TravelledLeg,
): bigint | null {
  const arrivedAt = before?.arrivedAt ?? null;
  if (arrivedAt === null || departedAt === null || departedAt < arrivedAt) return null;
  if (placeOf(from).bcpPair !== null) return null;
  const stay = intervalBetween(arrivedAt, departedAt);
  return BigInt(stay.until - stay.from);
}

export function sealBreachCells({ sealHistory }: VehicleView): readonly Cells[] {
  return breachesAmong(sealHistory).map(({ place, at }) => ({ place, breached_at: at }));
}

/** The trips of all vehicles of a convoy that have come to their destinations. */
export function wholeTripRows({
  convoyId,
  corridorId,
  regime,
  route,
  vehicles,
}: ConvoyDocument): readonly Row[] {
  return vehicles.flatMap((vehicle) => {
    const trip = wholeTrip(vehicle, route);
    if (!trip || trip.arrivedAt === null) return [];
    return [
      {
        convoy_id: convoyId,
        vehicle_id: vehicle.vehicleId,
        corridor_id: corridorId,
        regime,
        arrived_at: trip.arrivedAt,
        distance_m: metres(trip.km),
        duration_ms: wholeMs(trip.elapsedMs),
        moving_ms: wholeMs(trip.movingMs),
        load_g: grams(tonnesOf(vehicle.goods)),
        costs: writtenCosts(vehicle),
      },
    ];
  });
}

/** Null where nobody reported that anything was paid: nothing is not known to be nothing. */
function writtenCosts(vehicle: VehicleView): string | null {
  const costs = costsOfTrip(vehicle);
  return costs.length === 0 ? null : writeAmounts(costs);
}

function wholeMs(ms: number | null): bigint | null {
  return ms === null ? null : BigInt(ms);
}
