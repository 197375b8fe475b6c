import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { BundleMalformed, decodeEntries, encodeEntries } from './entry-bundle.js';
import { levelsOf, tileWidth } from './tile-layout.js';
import { readTilePath, tilePath } from './tile-path.js';

describe('the path of a tile', () => {
  it('is as tlog-tiles has it', () => {
    expect(tilePath({ level: 0, index: 0, width: 256 })).toBe('tile/0/000');
    expect(tilePath({ level: 1, index: 1_234_067, width: 256 })).toBe('tile/1/x001/x234/067');
    expect(tilePath({ level: 0, index: 273, width: 112 })).toBe('tile/0/273.p/112');
    expect(tilePath({ level: 'entries', index: 1_000, width: 1 })).toBe('tile/entries/x001/000.p/1');
  });

  it('is read back, for any tile', () => {
    const level = fc.oneof(fc.nat(63), fc.constant('entries' as const));
    const width = fc.integer({ min: 1, max: 256 });
    fc.assert(
      fc.property(level, fc.nat(Number.MAX_SAFE_INTEGER), width, (level, index, width) => {
        const name = { level, index, width };
        expect(readTilePath(tilePath(name))).toEqual(name);
      }),
    );
  });

  it.each([
    'tile/0/0',
    'tile/0/0000',
    'tile/00/000',
    'tile/64/000',
    'tile/-1/000',
    'tile/0/001/067',
    'tile/0/x000/067',
    'tile/0/x001',
    'tile/0/000.p/0',
    'tile/0/000.p/256',
    'tile/0/000.p/01',
    'tile/0/000.p',
    'tile/0/000/',
    'tile/0/../000',
    'tile/entries/x999/x999/x999/x999/x999/x999/999',
    'checkpoint',
    '',
  ])('is not %p', (path) => {
    expect(readTilePath(path)).toBeUndefined();
  });
});

describe('the tiles of a tree', () => {
  it('are those that tlog-tiles counts for 70,000 leaves', () => {
    const size = 70_000;
    expect([272, 273, 274].map((index) => tileWidth(0, index, size))).toEqual([256, 112, 0]);
    expect([0, 1, 2].map((index) => tileWidth(1, index, size))).toEqual([256, 17, 0]);
    expect([0, 1].map((index) => tileWidth(2, index, size))).toEqual([1, 0]);
    expect(levelsOf(size)).toBe(3);
  });

  it('are a full one and a partial one with one hash above it for 256 leaves', () => {
    expect([tileWidth(0, 0, 256), tileWidth(0, 1, 256), tileWidth(1, 0, 256)]).toEqual([256, 0, 1]);
    expect([levelsOf(0), levelsOf(255), levelsOf(256)]).toEqual([0, 1, 2]);
  });
});

describe('a bundle of entries', () => {
  it('has each entry after its length, the more significant byte first', () => {
    const bytes = encodeEntries([Buffer.from('ab'), Buffer.alloc(0), Buffer.alloc(258, 7)]);
    expect(bytes.subarray(0, 8)).toEqual(Buffer.from([0, 2, 0x61, 0x62, 0, 0, 1, 2]));
  });

  it('is read back, for any entries', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array()), (entries) => {
        expect(decodeEntries(encodeEntries(entries)).map((entry) => [...entry])).toEqual(
          entries.map((entry) => [...entry]),
        );
      }),
    );
  });

  it('is refused where it is cut anywhere but between two entries', () => {
    const bytes = encodeEntries([Buffer.from('abc'), Buffer.from('d')]);
    for (const end of [1, 2, 3, 4, 6, 7]) {
      expect(() => decodeEntries(bytes.subarray(0, end))).toThrow(BundleMalformed);
    }
    expect(decodeEntries(bytes.subarray(0, 5))).toHaveLength(1);
  });
});
