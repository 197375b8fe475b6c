import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type Cell } from '../../tables/descriptor/column.js';
import { haltTable } from '../../tables/convoy/halt.table.js';
import { counterTable } from '../../testing/counter.kind.js';
import { RowChanges } from './row-changes.js';
import { addToDigest, NO_ROWS } from './rows-digest.js';
import { digestOf, keyOf, type KeptRow, sameCells, type WantedRows } from './rows.js';

const anyCell: fc.Arbitrary<Cell> = fc.oneof(
  fc.constant(null),
  fc.integer(),
  fc.bigInt(),
  fc.string().map((text) => text.replaceAll('\0', '')),
);

describe('the digest of a row', () => {
  it('is another one for another table, another cell, another order', () => {
    const digests = [
      digestOf(counterTable, ['a', 1, 2]),
      digestOf({ ...counterTable, name: 'other' }, ['a', 1, 2]),
      digestOf(counterTable, ['a', 2, 1]),
      digestOf(counterTable, ['a1', 2]),
      digestOf(counterTable, ['a', 12]),
      digestOf(counterTable, ['a', null, 2]),
      digestOf(counterTable, ['a', '-', 2]),
      digestOf(counterTable, ['a', '', 2]),
    ];
    expect(new Set(digests).size).toBe(digests.length);
    expect(digestOf(counterTable, ['a', 1, 2])).toBe(digests[0]);
  });

  it('has 128 bits at most', () => {
    fc.assert(
      fc.property(fc.array(anyCell), (cells) => {
        expect(digestOf(counterTable, cells) < 2n ** 128n).toBe(true);
      }),
    );
  });
});

describe('the key of a row', () => {
  it('is made of the columns of the key', () => {
    expect(keyOf(counterTable, ['a', 1, 2])).toBe('a');
    expect(keyOf(haltTable, ['K-1', 'PK-A1', 0, 'kabul'])).toBe('K-1\0PK-A1\x000');
    expect(keyOf(haltTable, ['K-1', 'PK-A', 10])).not.toBe(keyOf(haltTable, ['K-1', 'PK-A1', 0]));
  });
});

describe('the digest of all rows', () => {
  it('does not depend on the order in which rows are written, nor on rows that went again', () => {
    const anyDigests = fc.array(fc.bigInt({ min: 0n, max: 2n ** 128n - 1n }), { maxLength: 8 });
    fc.assert(
      fc.property(anyDigests, anyDigests, (kept, gone) => {
        const add = (digest: string, one: bigint): string => addToDigest(digest, one);
        const straight = kept.reduce(add, NO_ROWS);
        const detour = [...gone, ...[...kept].reverse(), ...gone.map((one) => -one)].reduce(add, NO_ROWS);
        expect(detour).toBe(straight);
        expect(straight).toMatch(/^[0-9a-f]{32}$/);
      }),
    );
  });

  it('does not grow beyond 128 bits, and does not become negative', () => {
    expect(addToDigest('f'.repeat(32), 1n)).toBe(NO_ROWS);
    expect(addToDigest(NO_ROWS, -1n)).toBe('f'.repeat(32));
  });
});

describe('what changes in the rows of a stream', () => {
  const wanted = (...rows: readonly (readonly Cell[])[]): WantedRows =>
    new Map([['counters', new Map(rows.map((cells) => [keyOf(counterTable, cells), cells]))]]);
  const stored = (...rows: readonly (readonly Cell[])[]) =>
    new Map([
      [
        'counters',
        new Map(
          rows.map((cells): [string, KeptRow] => [
            keyOf(counterTable, cells),
            { cells, digest: digestOf(counterTable, cells) },
          ]),
        ),
      ],
    ]);
  const digest = (...rows: readonly (readonly Cell[])[]): bigint =>
    rows.reduce((sum, cells) => sum + digestOf(counterTable, cells), 0n);

  it('is what is new, what is other, and what vanishes', () => {
    const changes = new RowChanges([counterTable]);
    const kept = changes.add(
      wanted(['same', 1, 1], ['other', 2, 2], ['new', 3, 3]),
      stored(['same', 1, 1], ['other', 0, 0], ['gone', 4, 4]),
    );
    const [table] = changes.tables;
    expect(table?.upserts).toEqual([
      ['other', 2, 2],
      ['new', 3, 3],
    ]);
    expect(table?.replaced).toEqual([['other', 0, 0]]);
    expect(table?.deletes).toEqual([['gone', 4, 4]]);
    expect([...(kept.get('counters')?.keys() ?? [])]).toEqual(['same', 'other', 'new']);
    const difference = digest(['other', 2, 2], ['new', 3, 3]) - digest(['other', 0, 0], ['gone', 4, 4]);
    expect(changes.digest).toBe(difference);
  });

  it('is nothing where the rows stay the same, which keep their digests', () => {
    const changes = new RowChanges([counterTable]);
    const before = stored(['same', 1, 1]);
    const kept = changes.add(wanted(['same', 1, 1]), before);
    expect(changes.tables[0]).toMatchObject({ upserts: [], replaced: [], deletes: [] });
    expect(changes.digest).toBe(0n);
    expect(kept.get('counters')?.get('same')).toBe(before.get('counters')?.get('same'));
  });

  it('is everything where there were no rows, and vanishes with its stream', () => {
    const first = new RowChanges([counterTable]);
    const kept = first.add(wanted(['a', 1, 1]), undefined);
    const last = new RowChanges([counterTable]);
    last.add(wanted(), kept);
    expect(first.tables[0]?.upserts).toEqual([['a', 1, 1]]);
    expect(last.tables[0]?.deletes).toEqual([['a', 1, 1]]);
    expect(first.digest + last.digest).toBe(0n);
  });
});

describe('two rows', () => {
  it('are the same where all cells are', () => {
    expect(sameCells(['a', 1n, null], ['a', 1n, null])).toBe(true);
    expect(sameCells(['a', 1n, null], ['a', 1, null])).toBe(false);
    expect(sameCells(['a', null], ['a', ''])).toBe(false);
  });
});
