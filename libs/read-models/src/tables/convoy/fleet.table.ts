import { CONVOY_PREFIX, type FleetView } from '#kafila/domain';
import { columnsFrom } from '../descriptor/column.js';
import { defineTable } from '../descriptor/table.js';

interface FleetRow {
  readonly convoyId: string;
  readonly view: FleetView;
  /** Of the last event folded into the row. */
  readonly position: bigint;
}

const { name, integer, bigint, json } = columnsFrom<FleetRow>();

/** Half a kilobyte of each convoy, away from the documents: so that thousands are read in one go. */
export const fleetTable = defineTable({
  name: 'fleet',
  prefix: CONVOY_PREFIX,
  keyColumns: 1,
  rows: 'short',
  since: 17,
  columns: {
    convoy_id: name(({ convoyId }) => convoyId),
    /** Where it was seen last, in hundred thousandths of a degree: see `inBox`. */
    lat_e5: integer.orNull(({ view: { lastSeen } }) =>
      lastSeen?.position ? e5(lastSeen.position.lat) : null,
    ),
    lon_e5: integer.orNull(({ view: { lastSeen } }) =>
      lastSeen?.position ? e5(lastSeen.position.lon) : null,
    ),
    position: bigint(({ position }) => position),
    /** What its own stream tells. */
    entry: json(({ convoyId, view }) => JSON.stringify({ convoyId, ...view })),
  },
});

/** Hundred thousandths of a degree: a metre. */
export function e5(degrees: number): number {
  return Math.round(degrees * 1e5);
}
