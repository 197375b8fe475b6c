import { CONVOY_PREFIX, type Membership, type VehicleView } from '#kafila/domain';
import { columnsFrom } from '../descriptor/column.js';
import { defineTable } from '../descriptor/table.js';
import { type ConvoyDocument } from './convoy-document.js';

interface VehicleRow {
  readonly convoy: ConvoyDocument;
  readonly vehicle: VehicleView;
}

const { name, text } = columnsFrom<VehicleRow>();

/** The vehicles of convoys, those that left included. */
export const vehicleTable = defineTable({
  name: 'vehicles',
  prefix: CONVOY_PREFIX,
  keyColumns: 2,
  rows: 'short',
  columns: {
    convoy_id: name(({ convoy }) => convoy.convoyId),
    vehicle_id: name(({ vehicle }) => vehicle.vehicleId),
    plate: text(({ vehicle }) => vehicle.plate),
    status: name(({ vehicle }) => vehicle.status),
    registered_country: name(({ vehicle }) => vehicle.country.registered),
    current_country: name.orNull(({ vehicle }) => vehicle.country.current),
    last_place: name.orNull(({ vehicle }) => vehicle.lastPlace),
    last_seen_at: name.orNull(({ vehicle }) => vehicle.lastSeenAt),
    next_place: name.orNull(({ vehicle }) => vehicle.nextPlace),
    /** When it joined first. */
    joined_at: name(({ vehicle }) => membership(vehicle, 0).joinedAt),
    /** When it left for good, or its convoy ended; null while it belongs to it. */
    left_at: name.orNull(({ convoy, vehicle }) => membership(vehicle, -1).leftAt ?? convoy.endedAt),
  },
});

function membership({ vehicleId, memberships }: VehicleView, nth: number): Membership {
  const found = memberships.at(nth);
  if (!found) throw new Error(`${vehicleId} is in the convoy without having joined it.`);
  return found;
}
