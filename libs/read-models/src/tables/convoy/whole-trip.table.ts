import {
  CONVOY_PREFIX,
  costsOfTrip,
  tonnesOf,
  type TripSection,
  type VehicleView,
  wholeTrip,
  writeAmounts,
} from '#kafila/domain';
import { columnsFrom } from '../descriptor/column.js';
import { defineTable, type SourceOf } from '../descriptor/table.js';
import { grams, metres, wholeMs } from '../descriptor/units.js';
import { type ConvoyDocument } from './convoy-document.js';

interface WholeTripRow {
  readonly convoy: ConvoyDocument;
  readonly vehicle: VehicleView;
  readonly trip: TripSection;
  readonly arrivedAt: string;
}

const { name, text, bigint } = columnsFrom<WholeTripRow>();

/** A vehicle over its whole way in one convoy, once it has come to its destination, see `wholeTrip`. */
export const wholeTripTable = defineTable({
  name: 'whole_trips',
  prefix: CONVOY_PREFIX,
  keyColumns: 2,
  rows: 'long',
  since: 8,
  columns: {
    convoy_id: name(({ convoy }) => convoy.convoyId),
    vehicle_id: name(({ vehicle }) => vehicle.vehicleId),
    corridor_id: name.orNull(({ convoy }) => convoy.corridorId),
    regime: name(({ convoy }) => convoy.regime),
    arrived_at: name(({ arrivedAt }) => arrivedAt),
    distance_m: bigint.orNull(({ trip }) => metres(trip.km)),
    duration_ms: bigint.orNull(({ trip }) => wholeMs(trip.elapsedMs)),
    moving_ms: bigint.orNull(({ trip }) => wholeMs(trip.movingMs)),
    load_g: bigint.orNull(({ vehicle }) => grams(tonnesOf(vehicle.goods))),
    /** Dated amounts, see `writeAmounts`. */
    costs: text.orNull(({ vehicle }) => writtenCosts(vehicle)),
    /** On ships and trains; nought where all was driven. */
    carried_m: bigint.orNull(({ trip }) => metres(trip.carriedKm)),
    carried_ms: bigint.orNull(({ trip }) => wholeMs(trip.carriedMs)),
  },
});

/** The trips of all vehicles of a convoy that have come to their destinations. */
export function wholeTripsOf(convoy: ConvoyDocument): readonly SourceOf<typeof wholeTripTable>[] {
  return convoy.vehicles.flatMap((vehicle) => {
    const trip = wholeTrip(vehicle, convoy.route);
    const arrivedAt = trip?.arrivedAt ?? null;
    return trip && arrivedAt !== null ? [{ convoy, vehicle, trip, arrivedAt }] : [];
  });
}

/** Null where nobody reported that anything was paid: nothing is not known to be nothing. */
function writtenCosts(vehicle: VehicleView): string | null {
  const costs = costsOfTrip(vehicle);
  return costs.length === 0 ? null : writeAmounts(costs);
}
