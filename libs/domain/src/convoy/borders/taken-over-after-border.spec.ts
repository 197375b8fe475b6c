import { describe, expect, it } from '@jest/globals';
import { arrived, dispatched, entered, given, joined, passed, planned, replaced } from '../../testing.js';

const [OLD, NEW] = ['PK-A1', 'PK-R7'];

describe('a tractor that takes over behind a border', () => {
  it('has not passed that border itself, although nobody saw the old one leave it', () => {
    const { passages } = given(
      planned(),
      joined(OLD),
      dispatched(),
      entered('torkham-af', '5 09:00', { of: OLD }),
      replaced(OLD, NEW, '6 10:00', { place: 'kabul' }),
      passed('pul-e-khumri', '7 09:00', { of: NEW }),
    ).vehicle(NEW);
    expect(passages).toEqual([]);
  });

  it('has passed what lies between where it took over and where it was seen first', () => {
    const { passages } = given(
      planned(),
      joined(OLD),
      dispatched(),
      entered('torkham-af', '5 09:00', { of: OLD }),
      replaced(OLD, NEW, '6 10:00', { place: 'kabul' }),
      passed('termez', '8 09:00', { of: NEW }),
    ).vehicle(NEW);
    expect(passages).toMatchObject([
      { place: 'hairatan', inferred: true },
      { place: 'ayritom', inferred: true },
    ]);
  });

  it('stands where the old one stood, not where a round trip comes by there again', () => {
    const { passages } = given(
      planned('isb-khg-rt'),
      joined(OLD),
      dispatched(),
      passed('gilgit', '5 09:00', { of: OLD }),
      replaced(OLD, NEW, '6 10:00', { place: 'gilgit' }),
      arrived('sost', '6 20:00', { of: NEW }),
      passed('kashgar', '8 09:00', { of: NEW }),
    ).vehicle(NEW);
    expect(passages).toMatchObject([
      { place: 'sost', direction: 'outbound', inferred: true },
      { place: 'tashkurgan', direction: 'inbound', inferred: true },
    ]);
  });
});
