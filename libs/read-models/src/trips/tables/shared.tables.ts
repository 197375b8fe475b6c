import { type RowTable } from '../../runner/projection/projection.js';
import { bigint, integer, json, name } from './columns.js';

/** What does not fit, as one stream alone tells it. */
export const irregularityTable: RowTable = {
  name: 'irregularities',
  prefix: null,
  keyColumns: 3,
  columns: [
    name('stream'),
    name('code'),
    integer('ordinal'),
    name('stream_kind'),
    name('severity'),
    name('since'),
    name('convoy_id'),
    name('carnet_number'),
    name('declaration'),
    name('unless'),
    name('unless_after'),
    integer('reports'),
    json('vehicle_ids'),
    json('evidence'),
  ],
};

/** Who has a vehicle or a carnet for himself, as one stream alone tells it. */
export const claimTable: RowTable = {
  name: 'claims',
  prefix: null,
  keyColumns: 4,
  columns: [
    name('stream'),
    name('kind'),
    name('key'),
    integer('ordinal'),
    name('holder'),
    name('convoy_id'),
    name('from_at'),
    name('until_at'),
  ],
};

/** What a stream tells that explains an irregularity of another. */
export const explanationTable: RowTable = {
  name: 'explanations',
  prefix: null,
  keyColumns: 3,
  columns: [name('stream'), name('explains'), name('explained_at')],
};

/** Where and when each stream begins. */
export const streamTable: RowTable = {
  name: 'streams',
  prefix: null,
  keyColumns: 1,
  columns: [name('stream'), bigint('position'), name('recorded_at')],
};

/** What a stream has ever named, also in reports that were taken back, and the first event that did. */
export const mentionTable: RowTable = {
  name: 'mentions',
  prefix: null,
  keyColumns: 3,
  columns: [name('stream'), name('kind'), name('key'), bigint('position')],
};
