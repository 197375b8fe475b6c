import { type PassageView, type VehicleView } from '#kafila/domain';
import { type Row, type RowsOfStream, type StreamTip } from '../runner/projection.js';
import { type ConvoyDocument } from './convoy-document.js';

/** The rows of one convoy. Passages are numbered per vehicle in the order of travel. */
export function tripRows(convoy: ConvoyDocument, { position }: StreamTip): RowsOfStream {
  const { convoyId, vehicles } = convoy;
  return {
    convoys: [convoyRow(convoy, position)],
    vehicles: vehicles.map((vehicle) => vehicleRow(convoyId, vehicle)),
    passages: vehicles.flatMap(({ vehicleId, passages }) =>
      passages.map((passage, ordinal) => passageRow(convoyId, vehicleId, passage, ordinal)),
    ),
  };
}

function convoyRow(convoy: ConvoyDocument, position: bigint): Row {
  let search = convoy.convoyId;
  let lastSeenAt: string | null = null;
  for (const { vehicleId, plate, lastSeenAt: seenAt } of convoy.vehicles) {
    search += `\n${vehicleId}\n${plate}`;
    if (seenAt !== null && (lastSeenAt === null || seenAt > lastSeenAt)) lastSeenAt = seenAt;
  }
  return {
    convoy_id: convoy.convoyId,
    status: convoy.status,
    corridor_id: convoy.corridorId,
    regime: convoy.regime,
    planned_departure: convoy.plannedDeparture,
    last_seen_at: lastSeenAt,
    next_place: convoy.nextPlace,
    position,
    search: search.toLowerCase(),
    document: JSON.stringify(convoy),
  };
}

function vehicleRow(convoyId: string, vehicle: VehicleView): Row {
  return {
    convoy_id: convoyId,
    vehicle_id: vehicle.vehicleId,
    plate: vehicle.plate,
    status: vehicle.status,
    registered_country: vehicle.country.registered,
    current_country: vehicle.country.current,
    last_place: vehicle.lastPlace,
    last_seen_at: vehicle.lastSeenAt,
    next_place: vehicle.nextPlace,
  };
}

function passageRow(convoyId: string, vehicleId: string, passage: PassageView, ordinal: number): Row {
  const { place, direction, arrivedAt, enteredAt, exitedAt, hours, inferred } = passage;
  return {
    convoy_id: convoyId,
    vehicle_id: vehicleId,
    ordinal,
    place,
    direction,
    arrived_at: arrivedAt,
    entered_at: enteredAt,
    exited_at: exitedAt,
    duration_ms: hours === null ? null : BigInt(Math.round(hours * 3_600_000)),
    inferred: inferred ? 1 : 0,
  };
}
