import { type RowTable } from '../../runner/projection.js';
import { DECLARATION_PREFIX } from '../streams.js';
import { bigint, json, name } from './columns.js';

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
    bigint('position'),
    json('document'),
  ],
};
