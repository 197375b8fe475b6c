import { findPlace, type Place, places } from '#kafila/domain';
import { afterAll, describe, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addGeographyFrom } from './add-geography.js';

const folder = mkdtempSync(join(tmpdir(), 'kafila-geography-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const file = join(folder, 'geography.json');
const yard: Place = {
  slug: 'own-yard',
  code: null,
  name: 'Own yard',
  country: 'PK',
  kind: 'dry-port',
  lat: 25,
  lon: 67,
  timeZone: 'Asia/Karachi',
  bcpPair: null,
  source: 'our own survey',
  approximate: false,
};
const leg = {
  from: 'karachi-port',
  to: 'own-yard',
  country: 'PK',
  distanceKm: 40,
  borderCrossing: false,
  distanceSource: 'odometer',
};
const corridor = {
  id: 'own-corridor',
  name: 'To the yard',
  regimes: ['TIR'],
  carec: null,
  roundTrip: false,
  countries: ['PK'],
  borderCrossings: 0,
  legs: [leg],
  totalKm: 40,
  publishedKm: null,
  distanceSource: 'odometer',
  notes: [],
};

/** What is said of a file; every one here is wrong, so that nothing is added. */
function said(content: unknown): string {
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  try {
    addGeographyFrom(file);
  } catch (error) {
    return (error as Error).message.replace(file, 'FILE');
  }
  throw new Error('It was added.');
}

describe('a file with places and corridors that cannot be used', () => {
  it.each([
    ['is no JSON', '{"places": [}', /^KAFILA_GEOGRAPHY: FILE: .*line 1/],
    ['is no such object', [], /^KAFILA_GEOGRAPHY: FILE: .*object/],
    ['has another member', { place: [] }, /^KAFILA_GEOGRAPHY: FILE: place: /],
    ['lacks a member', { places: [{ ...yard, lat: undefined }] }, /FILE: places\[0\]\.lat: /],
    ['has a member of another kind', { places: [yard, { ...yard, lon: '67' }] }, /FILE: places\[1\]\.lon: /],
    ['has coordinates that are not on earth', { places: [{ ...yard, lat: 91 }] }, /FILE: places\[0\]\.lat: /],
    [
      'has a time zone that does not exist',
      { places: [{ ...yard, timeZone: 'Asia/Karatchi' }] },
      /FILE: own-yard: there is no time zone 'Asia\/Karatchi'\.$/,
    ],
    [
      'has a leg in which a member is wrong',
      { places: [yard], corridors: [{ ...corridor, legs: [{ ...leg, mode: 'air' }] }] },
      /FILE: corridors\[0\]\.legs\[0\]\.mode: /,
    ],
    [
      'names an unknown place in a leg',
      { corridors: [corridor] },
      /FILE: own-corridor: karachi-port - own-yard: unknown place\.$/,
    ],
    [
      'would change a place',
      { places: [{ ...yard, slug: 'kabul' }] },
      /FILE: places\[0\]\.slug: there is a place 'kabul' already\.$/,
    ],
    [
      'takes the code of a place',
      { places: [{ ...yard, code: 'PKKHI' }] },
      /FILE: places\[0\]\.code: PKKHI is that of karachi-port already\.$/,
    ],
    [
      'would change a corridor',
      { places: [yard], corridors: [{ ...corridor, id: 'khi-tas-torkham' }] },
      /FILE: corridors\[0\]\.id: there is a corridor 'khi-tas-torkham' already\.$/,
    ],
    [
      'would face a side that faces another',
      { places: [{ ...yard, kind: 'border-crossing', bcpPair: 'torkham-af' }] },
      /FILE: own-yard: torkham-af does not face it\.$/,
    ],
    [
      'would change a leg of a corridor',
      {
        corridors: [{ ...corridor, legs: [{ ...leg, to: 'hyderabad', distanceKm: 170 }], totalKm: 170 }],
      },
      /FILE: own-corridor: karachi-port - hyderabad: another corridor has it as 160 km by road\.$/,
    ],
  ])('%s: one sentence names it, the entry and the member', (_, content, sentence) => {
    expect(said(content)).toMatch(sentence);
    expect(said(content).split('\n')).toHaveLength(1);
  });

  it('adds nothing', () => {
    said({ places: [yard], corridors: [{ ...corridor, totalKm: 41 }] });
    expect([findPlace('own-yard'), places.at(-1)?.slug]).toEqual([undefined, 'dostyk']);
  });

  it('is one that is not there', () => {
    expect(() => {
      addGeographyFrom(join(folder, 'nowhere.json'));
    }).toThrow(/KAFILA_GEOGRAPHY: .*nowhere\.json: ENOENT/);
  });
});

describe('without such a file', () => {
  it('there is nothing to add', () => {
    expect(() => {
      addGeographyFrom(undefined);
    }).not.toThrow();
  });
});
