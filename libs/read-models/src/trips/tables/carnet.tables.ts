import { CARNET_PREFIX } from '#kafila/domain';
import { type RowTable } from '../../runner/projection/projection.js';
import { bigint, integer, json, name, text } from './columns.js';

export const carnetTable: RowTable = {
  name: 'carnets',
  prefix: CARNET_PREFIX,
  keyColumns: 1,
  columns: [
    name('carnet_number'),
    name('status'),
    name('convoy_id'),
    name('vehicle_id'),
    name('last_valid_date'),
    name('accepted_at'),
    bigint('position'),
    json('document'),
  ],
};

export const tirOperationTable: RowTable = {
  name: 'tir_operations',
  prefix: CARNET_PREFIX,
  keyColumns: 2,
  columns: [
    name('carnet_number'),
    integer('ordinal'),
    name('territory'),
    name('start_office'),
    name('started_at'),
    integer('start_inferred'),
    name('termination_office'),
    name('terminated_at'),
    integer('termination_inferred'),
    integer('partial'),
    text('reservation'),
    name('discharged_at'),
    bigint('next_start_ms'),
    bigint('discharge_ms'),
  ],
};
