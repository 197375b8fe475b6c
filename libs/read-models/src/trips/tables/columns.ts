import { type Column, type ColumnKind } from '../../runner/projection/projection.js';

const column =
  (kind: ColumnKind) =>
  (name: string): Column => ({ name, kind });

/** Columns by what they hold, see `ColumnKind`. */
export const [name, text, json] = [column('name'), column('text'), column('json')];
export const [integer, bigint] = [column('integer'), column('bigint')];

/** The key of what a vehicle of a convoy has many of, numbered from 0 on. */
export const nthOfVehicle = [name('convoy_id'), name('vehicle_id'), integer('ordinal')] as const;
