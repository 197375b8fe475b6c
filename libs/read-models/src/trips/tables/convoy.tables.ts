import { CONVOY_PREFIX } from '#kafila/domain';
import { type RowTable } from '../../runner/projection/projection.js';
import { bigint, integer, json, name, nthOfVehicle, text } from './columns.js';

export const convoyTable: RowTable = {
  name: 'convoys',
  prefix: CONVOY_PREFIX,
  keyColumns: 1,
  columns: [
    name('convoy_id'),
    name('status'),
    name('corridor_id'),
    name('regime'),
    name('planned_departure'),
    name('ended_at'),
    name('last_seen_at'),
    name('next_place'),
    bigint('position'),
    text('search'),
    name('dispatched_at'),
    bigint('transit_ms'),
    bigint('spread_ms'),
    integer('joined'),
    integer('withdrawn'),
    integer('on_time'),
    bigint('load_g'),
    text('goods_values'),
    integer('goods_without_value'),
    json('document'),
  ],
};

export const vehicleTable: RowTable = {
  name: 'vehicles',
  prefix: CONVOY_PREFIX,
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
    name('joined_at'),
    name('left_at'),
  ],
};

export const passageTable: RowTable = {
  name: 'passages',
  prefix: CONVOY_PREFIX,
  keyColumns: 3,
  columns: [
    ...nthOfVehicle,
    name('place'),
    name('direction'),
    name('arrived_at'),
    name('entered_at'),
    name('exited_at'),
    bigint('duration_ms'),
    integer('inferred'),
    name('regime'),
    bigint('waiting_ms'),
    bigint('customs_ms'),
    bigint('other_ms'),
    text('payments'),
  ],
};

export const activityTable: RowTable = {
  name: 'activities',
  prefix: CONVOY_PREFIX,
  keyColumns: 3,
  columns: [
    ...nthOfVehicle,
    name('activity'),
    name('place'),
    name('direction'),
    name('started_at'),
    name('ended_at'),
    json('payments'),
    name('result'),
  ],
};

export const haltTable: RowTable = {
  name: 'halts',
  prefix: CONVOY_PREFIX,
  keyColumns: 3,
  columns: [
    ...nthOfVehicle,
    name('place'),
    text('reason'),
    name('halted_at'),
    name('resumed_at'),
    integer('inferred'),
  ],
};

export const legTable: RowTable = {
  name: 'legs',
  prefix: CONVOY_PREFIX,
  keyColumns: 3,
  columns: [
    ...nthOfVehicle,
    name('from_place'),
    name('to_place'),
    name('departed_at'),
    name('arrived_at'),
    integer('distance_m'),
    bigint('duration_ms'),
    bigint('standing_ms'),
    bigint('driving_ms'),
    bigint('stay_ms'),
  ],
};

export const expenseTable: RowTable = {
  name: 'expenses',
  prefix: CONVOY_PREFIX,
  keyColumns: 3,
  columns: [
    ...nthOfVehicle,
    name('category'),
    name('amount'),
    name('currency'),
    integer('official'),
    text('paid_to'),
    name('paid_at'),
    name('place'),
  ],
};

export const sealBreachTable: RowTable = {
  name: 'seal_breaches',
  prefix: CONVOY_PREFIX,
  keyColumns: 3,
  columns: [...nthOfVehicle, name('place'), name('breached_at')],
};

export const wholeTripTable: RowTable = {
  name: 'whole_trips',
  prefix: CONVOY_PREFIX,
  keyColumns: 2,
  columns: [
    name('convoy_id'),
    name('vehicle_id'),
    name('corridor_id'),
    name('regime'),
    name('arrived_at'),
    bigint('distance_m'),
    bigint('duration_ms'),
    bigint('moving_ms'),
    bigint('load_g'),
    text('costs'),
  ],
};
