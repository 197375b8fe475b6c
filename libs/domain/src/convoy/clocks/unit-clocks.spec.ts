import { describe, expect, it } from '@jest/globals';
import {
  type About,
  dispatched,
  given,
  halted,
  joined,
  june,
  passed,
  planned,
  positioned,
  retracted,
} from '../../testing.js';
import { type Unrecorded } from '../../testing/recorded.js';
import { type Irregularity } from '../../irregularity/irregularity.js';

const irregularities = (...facts: Unrecorded[]): readonly Irregularity[] =>
  given(
    planned(['kashgar', 'artux', 'torugart-cn', 'torugart-kg', 'bishkek']),
    joined('PK-A1'),
    dispatched(),
    ...facts,
  ).view.irregularities;
const seen = (at: string, about: About = {}): Unrecorded =>
  positioned({ lat: 39.5, lon: 76 }, at, { id: `seen ${at}`, ...about });
const phone = (clock: string, sequence?: number): About => ({
  unit: { unitId: 'phone', clockAt: june(clock), ...(sequence === undefined ? {} : { sequence }) },
});

describe('a report of something that is still to come', () => {
  it('by more than fifteen minutes after its receipt is flagged, and counts', () => {
    const early = seen('4 10:16', { recordedAt: june('4 10:00') });
    expect(irregularities(early)).toEqual([
      {
        code: 'occurred-after-receipt',
        severity: 'warning',
        since: june('4 10:16'),
        vehicleIds: [],
        evidence: ['seen 4 10:16'],
        reports: 1,
      },
    ]);
    expect(irregularities(seen('4 10:15', { recordedAt: june('4 10:00') }))).toEqual([]);
  });

  it('goes when it is retracted, whichever comes in first', () => {
    const early = seen('4 11:00', { recordedAt: june('4 10:00') });
    expect(irregularities(early, retracted(early, '5'))).toEqual([]);
    expect(irregularities(retracted(early, '5'), early)).toEqual([]);
  });
});

describe('the clock of a unit', () => {
  it('that runs ahead of the receipt is suspect', () => {
    const about = { ...phone('4 10:20'), recordedAt: june('4 10:00') };
    expect(irregularities(seen('4 10:00', about))).toMatchObject([{ code: 'clock-suspect' }]);
    expect(irregularities(seen('4 10:00', { ...phone('4 10:14'), recordedAt: june('4 10:00') }))).toEqual([]);
  });

  it('that shows less than the time it reports is suspect', () => {
    expect(irregularities(seen('4 10:30', phone('4 10:10')))).toMatchObject([{ code: 'clock-suspect' }]);
    expect(irregularities(seen('4 10:20', phone('4 10:10')))).toEqual([]);
  });

  it('is read with its own offset, however it is written', () => {
    const at = (clockAt: string): About => ({ unit: { unitId: 'phone', clockAt } });
    expect(irregularities(seen('4 10:00', at('2023-06-04T15:00:00+05:00')))).toEqual([]);
    expect(irregularities(seen('4 10:00', at('2023-06-04t09:30:00z')))).toMatchObject([
      { code: 'clock-suspect' },
    ]);
  });

  it('that went back between two reports of the unit is suspect, in either order of arrival', () => {
    const first = seen('4 10:00', phone('4 10:01', 1));
    const second = seen('4 09:40', phone('4 09:41', 2));
    for (const reports of [
      [first, second],
      [second, first],
    ]) {
      expect(irregularities(...reports)).toMatchObject([
        { code: 'clock-suspect', evidence: [second.id, first.id] },
      ]);
    }
    expect(
      irregularities(seen('4 10:00', phone('4 10:01', 2)), seen('4 09:40', phone('4 09:41', 1))),
    ).toEqual([]);
  });

  it('is not suspect where over a bad link the first report was sent last', () => {
    const stuck = seen('4 08:00', phone('4 17:00', 1));
    expect(irregularities(stuck, seen('4 09:00', phone('4 09:01', 2)))).toEqual([]);
  });

  it('is compared with what it showed when it saved, where it tells', () => {
    const saved = (wall: string, sequence: number, more: object = {}): About => ({
      unit: {
        ...{ unitId: 'phone', sequence },
        observed: { wall: june(wall), monotonicMs: 0, pageId: 'p1', ...more },
      },
    });
    const first = seen('4 10:00', saved('4 10:01', 1));
    expect(irregularities(first, seen('4 09:40', saved('4 09:41', 2)))).toMatchObject([
      { code: 'clock-suspect' },
    ]);
    expect(irregularities(first, seen('4 10:02', saved('4 10:02', 2)))).toEqual([]);
    expect(
      irregularities(seen('4 10:00', saved('4 10:01', 1, { lastServerTime: june('4 10:30') }))),
    ).toMatchObject([{ code: 'clock-suspect', evidence: ['seen 4 10:00'] }]);
  });

  it('is not suspect by what is said while a report is sent, where others carry it', () => {
    const unit = { unitId: 'phone', clock: { wall: june('4 12:00'), monotonicMs: 0, pageId: 'p1' } };
    const sent = seen('4 10:00', { unit, recordedAt: june('4 11:00') });
    expect(irregularities(sent)).toMatchObject([{ code: 'clock-suspect' }]);
    expect(irregularities({ ...sent, carriedBy: 'bus-4' })).toEqual([]);
  });

  it('says nothing of another unit', () => {
    const other = { unit: { unitId: 'other', clockAt: june('4 09:41'), sequence: 2 } };
    expect(irregularities(seen('4 10:00', phone('4 10:01', 1)), seen('4 09:40', other))).toEqual([]);
  });
});

describe('the offset of a report', () => {
  const codes = (...facts: Unrecorded[]): readonly string[] =>
    irregularities(...facts).map(({ code }) => code);

  it('is one that clocks at its place keep at that time, or UTC', () => {
    expect(codes(passed('bishkek', '9 10:00', { offset: '+06:00' }))).toEqual([]);
    expect(codes(passed('bishkek', '9 10:00', { offset: '+00:00' }))).toEqual([]);
    expect(codes(passed('bishkek', '9 10:00', { offset: '+05:00' }))).toEqual(['offset-not-of-place']);
  });

  it('in Xinjiang is that of Beijing or the local one (dossier 8.1)', () => {
    expect(codes(passed('kashgar', '4 10:00', { offset: '+08:00' }))).toEqual([]);
    expect(codes(passed('kashgar', '4 10:00', { offset: '+06:00' }))).toEqual([]);
    expect(codes(passed('kashgar', '4 10:00', { offset: '+05:00' }))).toEqual(['offset-not-of-place']);
  });

  it('follows the clocks of the place through their changes: Almaty until 1 March 2024', () => {
    const almaty = (occurredAt: string, offset: string): Unrecorded => {
      const fact = passed('almaty', '9 10:00', { id: occurredAt, offset });
      return {
        ...fact,
        event: { ...fact.event, data: { ...fact.event.data, occurredAt } } as typeof fact.event,
      };
    };
    const found = (occurredAt: string, offset: string): boolean =>
      codes(almaty(occurredAt, offset)).includes('offset-not-of-place');
    expect(found('2023-11-20T08:00:00.000Z', '+06:00')).toBe(false);
    expect(found('2023-11-20T08:00:00.000Z', '+05:00')).toBe(true);
    expect(found('2024-02-29T17:59:00.000Z', '+06:00')).toBe(false);
    expect(found('2024-02-29T19:01:00.000Z', '+05:00')).toBe(false);
    expect(found('2024-03-20T08:00:00.000Z', '+06:00')).toBe(true);
  });

  it('is not looked at where no place is named', () => {
    expect(codes(halted(undefined, '4 10:00', { offset: '+12:00' }))).toEqual([]);
  });
});
