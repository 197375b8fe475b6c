import { describe, expect, it } from '@jest/globals';
import { csvOf } from './csv.js';
import { sorted, sortingOf } from './sorting.js';

describe('a table', () => {
  const rows = [
    { n: 'b10', v: 2 },
    { n: 'b9', v: undefined },
    { n: 'a', v: 1 },
  ];

  it('is sorted by words with numbers in them as people count', () => {
    expect(sorted(rows, ({ n }) => n, false).map(({ n }) => n)).toEqual(['a', 'b9', 'b10']);
  });

  it('has what is not known last, whichever way it is sorted', () => {
    expect(sorted(rows, ({ v }) => v, false).map(({ v }) => v)).toEqual([1, 2, undefined]);
    expect(sorted(rows, ({ v }) => v, true).map(({ v }) => v)).toEqual([2, 1, undefined]);
  });

  it('takes what is in an address, and nothing that is no column', () => {
    expect([sortingOf('-status'), sortingOf('status'), sortingOf('1;drop'), sortingOf(7)]).toEqual([
      { by: 'status', descending: true },
      { by: 'status', descending: false },
      undefined,
      undefined,
    ]);
  });

  it('is CSV in which nothing is a formula', () => {
    expect(
      csvOf(
        ['id', 'note'],
        [
          ['a,"b"', '=1+1'],
          [null, -3],
        ],
      ),
    ).toBe('id,note\r\n"a,""b""",\'=1+1\r\n,-3\r\n');
  });
});
