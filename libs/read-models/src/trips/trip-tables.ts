import { type Column, type ColumnKind, type RowTable } from '../runner/projection.js';

const column =
  (kind: ColumnKind) =>
  (name: string): Column => ({ name, kind });
const [name, text, json] = [column('name'), column('text'), column('json')];
const [integer, bigint] = [column('integer'), column('bigint')];

export const convoyTable: RowTable = {
  name: 'convoys',
  keyColumns: 1,
  columns: [
    name('convoy_id'),
    name('status'),
    name('corridor_id'),
    name('regime'),
    name('planned_departure'),
    name('last_seen_at'),
    name('next_place'),
    bigint('position'),
    text('search'),
    json('document'),
  ],
};

export const vehicleTable: RowTable = {
  name: 'vehicles',
  keyColumns: 2,
  columns: [
    name('convoy_id'),
    name('vehicle_id'),
    text('plate'),
    name('status'),
    name('registered_country'),
    name('current_country'),
    name('last_place'),
    name('last_seen_at'),
    name('next_place'),
  ],
};

export const passageTable: RowTable = {
  name: 'passages',
  keyColumns: 3,
  columns: [
    name('convoy_id'),
    name('vehicle_id'),
    integer('ordinal'),
    name('place'),
    name('direction'),
    name('arrived_at'),
    name('entered_at'),
    name('exited_at'),
    bigint('duration_ms'),
    integer('inferred'),
  ],
};
