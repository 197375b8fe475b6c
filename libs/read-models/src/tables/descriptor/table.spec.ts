import { type Equal } from '#kafila/domain/testing';
import { describe, expect, it } from '@jest/globals';
import { type ColumnType } from 'kysely';
import { columnsFrom } from './column.js';
import { filling, fillTables } from './filled-rows.js';
import {
  defineTable,
  keyOfTable,
  type KyselyTable,
  ownerIn,
  type RowOf,
  rowOf,
  type SourceOf,
} from './table.js';

interface Truck {
  readonly convoy: string;
  readonly plate: string;
  readonly axles: number;
  readonly odometerM: bigint | null;
  readonly note: string | null;
}

const { name, text, json, integer, bigint } = columnsFrom<Truck>();

const truckTable = defineTable({
  name: 'trucks',
  prefix: 'convoy-',
  keyColumns: 2,
  rows: 'short',
  columns: {
    convoy_id: name(({ convoy }) => convoy),
    plate: name(({ plate }) => plate),
    axles: integer(({ axles }) => axles),
    odometer_m: bigint.orNull(({ odometerM }) => odometerM),
    note: text.orNull(({ note }) => note),
    document: json((truck) => JSON.stringify({ note: truck.note })),
  },
});

const truck: Truck = { convoy: 'K-1', plate: 'TLK-914', axles: 3, odometerM: 2n ** 60n, note: null };

function rowsOf(...trucks: readonly Truck[]) {
  return fillTables([filling(truckTable, () => trucks)], undefined).get(truckTable);
}

describe('a table described once', () => {
  it('has its columns in the order in which they are written', () => {
    expect(truckTable.columns.map((column) => column.name)).toEqual([
      ...['convoy_id', 'plate', 'axles', 'odometer_m', 'note', 'document'],
    ]);
    expect(truckTable.columns.map(({ kind, nullable }) => (nullable ? `${kind}?` : kind))).toEqual([
      ...['name', 'name', 'integer', 'bigint?', 'text?', 'json'],
    ]);
  });

  it('has its first columns as its key', () => {
    expect(keyOfTable(truckTable).map((column) => column.name)).toEqual(['convoy_id', 'plate']);
  });

  it('cannot be without columns', () => {
    const bare = { name: 'bare', prefix: null, keyColumns: 0, rows: 'short', columns: {} } as const;
    expect(() => defineTable(bare)).toThrow('The table bare has no columns.');
  });

  it('gives Kysely the types of its columns', () => {
    type Expected = {
      convoy_id: string;
      plate: string;
      axles: number;
      odometer_m: ColumnType<never, bigint | null, bigint | null>;
      note: string | null;
      document: string;
    };
    const forQueries: Equal<KyselyTable<typeof truckTable>, Expected> = true;
    const forRows: Equal<RowOf<typeof truckTable>['odometer_m'], bigint | null> = true;
    const forFilling: Equal<SourceOf<typeof truckTable>, Truck> = true;
    const named: Equal<(typeof truckTable)['name'], 'trucks'> = true;
    expect([forQueries, forRows, forFilling, named]).toEqual([true, true, true, true]);
  });

  it('is filled only with what its columns hold', () => {
    // @ts-expect-error an integer is no name
    name(({ axles }) => axles);
    // @ts-expect-error what may be null takes `orNull`
    text(({ note }) => note);
    // @ts-expect-error a bigint is no integer
    integer.orNull(({ odometerM }) => odometerM);
    // @ts-expect-error what is filled in has to be what the rows are made of
    filling(truckTable, () => [{ convoy: 'K-1' }]);
    expect(rowsOf(truck)).toHaveLength(1);
  });
});

describe('the owner of a row', () => {
  it('is what follows the prefix of its stream', () => {
    expect(ownerIn(truckTable, 'convoy-K-1')).toBe('K-1');
    expect(ownerIn(truckTable, 'carnet-XC12345678')).toBeUndefined();
  });

  it('is the whole stream where streams of several kinds have rows', () => {
    expect(ownerIn({ ...truckTable, prefix: null }, 'carnet-XC12345678')).toBe('carnet-XC12345678');
  });
});

describe('the rows of a table', () => {
  it('have a cell for each column, in its order', () => {
    expect(rowsOf(truck)).toEqual([['K-1', 'TLK-914', 3, 2n ** 60n, null, '{"note":null}']]);
  });

  it('are read by the names of the columns', () => {
    const [cells = []] = rowsOf(truck) ?? [];
    expect(rowOf(truckTable, cells)).toEqual({
      ...{ convoy_id: 'K-1', plate: 'TLK-914', axles: 3, odometer_m: 2n ** 60n, note: null },
      document: '{"note":null}',
    });
  });

  it('have U+FFFD for what a database cannot keep', () => {
    const [row] = rowsOf({ ...truck, plate: 'a\0b', note: 'half \ud83d, whole \ud83d\ude9a' }) ?? [];
    expect(row?.slice(1, 5)).toEqual(['a\ufffdb', 3, 2n ** 60n, 'half \ufffd, whole \ud83d\ude9a']);
  });

  it('cannot have a name that is too long for an index, but a text of any length', () => {
    const long = 'x'.repeat(501);
    expect(() => rowsOf({ ...truck, plate: long })).toThrow(
      'plate has 501 characters; at most 500 can be indexed.',
    );
    expect(rowsOf({ ...truck, plate: long.slice(1), note: long })).toHaveLength(1);
  });

  it('cannot lack a cell, whatever an event of long ago says', () => {
    const { axles: _axles, ...without } = truck;
    expect(() => rowsOf(without as Truck)).toThrow('A row of trucks has no axles.');
  });

  it('are none where a stream has none', () => {
    expect(rowsOf()).toEqual([]);
  });
});
