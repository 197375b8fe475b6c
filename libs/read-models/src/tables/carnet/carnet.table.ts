import { CARNET_PREFIX } from '#kafila/domain';
import { columnsFrom } from '../descriptor/column.js';
import { defineTable } from '../descriptor/table.js';
import { type CarnetDocument } from './carnet-document.js';
import { shownCarnet } from './shown-carnet.js';

interface CarnetRow {
  readonly carnet: CarnetDocument;
  /** Of the last event folded into the row. */
  readonly position: bigint;
}

const { name, json, bigint } = columnsFrom<CarnetRow>();

export const carnetTable = defineTable({
  name: 'carnets',
  prefix: CARNET_PREFIX,
  keyColumns: 1,
  rows: 'long',
  columns: {
    carnet_number: name(({ carnet }) => carnet.carnetNumber),
    status: name(({ carnet }) => carnet.status),
    /** As the desk assigned it, failing that as facts named it last. So is the vehicle. */
    convoy_id: name.orNull(({ carnet }) => carnet.convoyId),
    vehicle_id: name.orNull(({ carnet }) => carnet.vehicleId),
    last_valid_date: name.orNull(({ carnet }) => carnet.issued?.lastValidDate ?? null),
    accepted_at: name.orNull(({ carnet }) => carnet.acceptances[0]?.at ?? null),
    position: bigint(({ position }) => position),
    document: json(({ carnet }) => JSON.stringify(shownCarnet(carnet))),
  },
});
