import { describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { places, REPORT_TYPES } from '#kafila/domain';
import { MEMBERS, OBSERVED, UNIT } from '../members/members.js';
import { PLACES } from './places.js';
import { TYPES } from './types.js';
import { WORDS } from './words.js';

const digestOf = (words: readonly string[]): string =>
  createHash('sha256').update(words.join('\n')).digest('hex').slice(0, 16);

const PINNED_MEMBERS = `
U:unitId 9:observed C:convoyId T:carnetNumber G:declarationRef V:vehicleIds P:place X:position D:direction
A:activity E:endedAt M:payments R:result S:seals I:intact Y:party L:sealClass 0:removed 1:affixed
K:kind F:agency Q:channel J:reason B:cause H:description 2:fromVehicleId 3:toVehicleId 4:escort
5:authority 6:category 7:payment 8:partial W:retracts Z:replacedBy O:office pl:plate co:country
rb:receivedBy dv:declaredValue vp:voucherPage hb:heavyOrBulky mk:marks le:ledger pr:prescribedRoute
tl:timeLimit rv:reservation ct:certificate os:oldSeals ns:newSeals gs:goodsState si:sealsIntact
fr:from to:to rt:returnedTo nt:notified fa:falsified am:amount rf:reference un:until pc:procedure
lb:lodgedBy rc:receipt sy:synthetic N:note
`
  .trim()
  .split(/\s+/);

describe('codes of the thin form', () => {
  // Lines are in the world that were written by them. Who adds a word adds a row here; a row that is here is never changed.
  it.each([
    ['places', PLACES.words, 162, '9543d8788d70c7f4'],
    ['types', TYPES.words, 49, 'e0d5c786a6b100ca'],
    ['words', WORDS.words, 71, '9829a126e82076d5'],
  ])('of %s never change what they mean', (_, words, count, pinned) => {
    expect(digestOf(words.slice(0, count))).toBe(pinned);
  });

  it('of members never change what they mean', () => {
    const codes = [UNIT, OBSERVED, ...MEMBERS].map(({ tag, name }) => `${tag}:${name}`);
    expect(PINNED_MEMBERS.filter((pinned) => !codes.includes(pinned))).toEqual([]);
  });

  it('are there for every place that Kafila knows, and for every type of report', () => {
    expect(places.map(({ slug }) => slug).filter((slug) => PLACES.codeOf(slug) === undefined)).toEqual([]);
    expect(Object.keys(REPORT_TYPES).filter((type) => TYPES.codeOf(type) === undefined)).toEqual([]);
  });

  it('are two digits or capitals, one for each word, and lead back to it', () => {
    for (const table of [PLACES, TYPES, WORDS]) {
      const { words } = table;
      const codes = words.map((word) => table.codeOf(word) ?? '');
      expect(new Set(codes).size).toBe(words.length);
      expect(codes.filter((code) => !/^[0-9A-Z]{2}$/.test(code))).toEqual([]);
      expect(codes.map((code) => table.wordOf(code))).toEqual(words);
    }
    expect([PLACES.codeOf('torkham-pk'), TYPES.codeOf('BorderExited'), WORDS.codeOf('customs')]).toEqual([
      '0K',
      '04',
      '0M',
    ]);
  });

  it('of members are one capital or digit, or begin with a small letter, so that none begins another', () => {
    const tags = [UNIT, OBSERVED, ...MEMBERS].map(({ tag }) => tag);
    expect(new Set(tags).size).toBe(tags.length);
    expect(tags.filter((tag) => !/^([A-Z0-9]|[a-z][a-z0-9])$/.test(tag))).toEqual([]);
  });
});
