import { CONVOY_PREFIX, type FleetView } from '#kafila/domain';
import { columnsFrom } from '../descriptor/column.js';
import { defineTable } from '../descriptor/table.js';

/** What the fleet shows of a convoy, as far as its own stream tells it. */
export interface FleetEntry extends FleetView {
  readonly convoyId: string;
  /** Of the last event of its stream that is in here: decimal text. */
  readonly position: string;
}

const { name, integer, json } = columnsFrom<FleetEntry>();

/** Half a kilobyte of each convoy, away from the documents: so that thousands are read in one go. */
export const fleetTable = defineTable({
  name: 'fleet',
  prefix: CONVOY_PREFIX,
  keyColumns: 1,
  rows: 'short',
  since: 17,
  columns: {
    convoy_id: name(({ convoyId }) => convoyId),
    planned_departure: name(({ plannedDeparture }) => plannedDeparture),
    /** Where it was seen last, in hundred thousandths of a degree: see `inBox`. */
    lat_e5: integer.orNull(({ lastSeen }) => (lastSeen?.position ? e5(lastSeen.position.lat) : null)),
    lon_e5: integer.orNull(({ lastSeen }) => (lastSeen?.position ? e5(lastSeen.position.lon) : null)),
    entry: json((entry) => JSON.stringify(entry)),
  },
});

/** Hundred thousandths of a degree: a metre. */
export function e5(degrees: number): number {
  return Math.round(degrees * 1e5);
}
