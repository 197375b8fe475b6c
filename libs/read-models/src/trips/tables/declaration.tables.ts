import { DECLARATION_PREFIX } from '#kafila/domain';
import { type RowTable } from '../../runner/projection/projection.js';
import { bigint, integer, json, name } from './columns.js';

export const declarationTable: RowTable = {
  name: 'declarations',
  prefix: DECLARATION_PREFIX,
  keyColumns: 1,
  columns: [
    name('reference'),
    name('status'),
    name('place'),
    name('convoy_id'),
    name('carnet_number'),
    name('channel'),
    name('lodged_at'),
    name('granted_at'),
    name('gated_out_at'),
    name('procedure'),
    json('vehicle_ids'),
    bigint('assessment_ms'),
    bigint('examination_ordered_ms'),
    bigint('examination_ms'),
    bigint('agencies_ms'),
    bigint('payment_ms'),
    bigint('payment_release_ms'),
    bigint('release_ms'),
    bigint('gate_out_ms'),
    integer('physically_examined'),
    bigint('position'),
    json('document'),
  ],
};
