import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type Kysely } from 'kysely';
import { type Schema } from '../../database/schema.js';
import { claimTable } from '../../tables/streams/claim.table.js';
import { explanationTable } from '../../tables/streams/explanation.table.js';
import { streamTable } from '../../tables/streams/stream.table.js';
import { type Cell } from '../../tables/descriptor/column.js';
import { type RowTable } from '../../tables/descriptor/table.js';
import { memoryTables } from '../../testing/memory-tables.js';
import { addToDigest, allRows, NO_ROWS, recomputeRowsDigest } from './rows-digest.js';
import { digestOf } from './rows.js';
import { loadStoredRows } from './stored-rows.js';
import { insertCells, writeRows } from './write-rows.js';

let db: Kysely<Schema>;
beforeAll(async () => {
  db = await memoryTables();
});
afterAll(() => db.destroy());
beforeEach(async () => {
  for (const { name } of [streamTable, claimTable, explanationTable]) await db.deleteFrom(name).execute();
});

/** Beyond 2^53, so that a number would round it. */
const FAR = 2n ** 60n;
const stream = (n: number): readonly Cell[] => [
  `convoy-${String(n).padStart(4, '0')}`,
  FAR + BigInt(n),
  'then',
];
const streams = (count: number): readonly (readonly Cell[])[] =>
  Array.from({ length: count }, (_, n) => stream(n));

function upsert(table: RowTable, upserts: readonly (readonly Cell[])[]): Promise<void> {
  return writeRows(db, { table, upserts: [...upserts], replaced: [], deletes: [] });
}

async function rowsIn(table: RowTable): Promise<readonly (readonly Cell[])[]> {
  const rows: (readonly Cell[])[] = [];
  for await (const cells of allRows(db, table, 'live')) rows.push(cells);
  return rows;
}

describe('rows', () => {
  // One row more than a statement takes, and numbers that make odd portions of it.
  it.each([0, 1, 255, 256, 257, 771])('are written whole, %d of them', async (count) => {
    await upsert(streamTable, streams(count));
    expect(await rowsIn(streamTable)).toEqual(streams(count));
  });

  it.each([0, 1, 257, 771])(
    'are inserted whole, their cells one after the other, %d of them',
    async (count) => {
      await insertCells(db, streamTable, 'live', streams(count).flat());
      expect(await rowsIn(streamTable)).toEqual(streams(count));
    },
  );

  it('are replaced by their key', async () => {
    await upsert(streamTable, streams(3));
    await upsert(streamTable, [['convoy-0001', 1n, 'later']]);
    expect(await rowsIn(streamTable)).toEqual([stream(0), ['convoy-0001', 1n, 'later'], stream(2)]);
  });

  it('are written again where the key is all there is', async () => {
    const explanation = ['carnet-XC12345678', 'certified-report XC12345678', '2026-03-01T00:00:00.000Z'];
    await upsert(explanationTable, [explanation]);
    await upsert(explanationTable, [explanation]);
    expect(await rowsIn(explanationTable)).toEqual([explanation]);
  });

  it('are deleted by their key, whatever else is in them', async () => {
    const claim = (key: string, ordinal: number): readonly Cell[] => [
      ...['convoy-K-1', 'vehicle', key, ordinal, 'K-1', 'K-1', 'from', null],
    ];
    await upsert(claimTable, [claim('PK-A1', 0), claim('PK-A1', 1), claim('PK-B2', 0)]);
    const deletes = [claim('PK-A1', 1).with(7, 'until'), claim('PK-B2', 0)];
    await writeRows(db, { table: claimTable, upserts: [], replaced: [], deletes });
    expect(await rowsIn(claimTable)).toEqual([claim('PK-A1', 0)]);
  });

  it('are read again in pages, each once', async () => {
    await upsert(streamTable, streams(2001));
    expect(await rowsIn(streamTable)).toEqual(streams(2001));
  });

  it('amount to the digest that was kept while they were written', async () => {
    await upsert(streamTable, streams(5));
    const kept = streams(5).reduce((sum, cells) => addToDigest(sum, digestOf(streamTable, cells)), NO_ROWS);
    expect(await recomputeRowsDigest(db, [streamTable, claimTable])).toBe(kept);
  });
});

describe('the rows of streams that stand in the tables', () => {
  it('are found by stream, exactly as they were written, and by the prefix of their table', async () => {
    await upsert(streamTable, streams(1200));
    const asked = [...streams(1200).map(([name]) => String(name)), 'convoy-none'];
    const stored = await loadStoredRows(db, [streamTable, { ...claimTable, prefix: 'carnet-' }], asked);
    expect([...stored.keys()]).toEqual(asked);
    const last = stored.get('convoy-1199');
    expect(last?.get('streams')?.get('convoy-1199')).toEqual({
      cells: stream(1199),
      digest: digestOf(streamTable, stream(1199)),
    });
    expect(last?.has('claims')).toBe(false);
    expect(stored.get('convoy-none')?.get('streams')?.size).toBe(0);
  });
});
