import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { timesTried } from '../testing/times-tried.js';
import { anyPhone, anyPhoneSteps, reportsOfPhone } from '../testing/any-phone.js';
import { doubtsClocks } from './clock-doubts.js';
import { type ClockReading, type SavedReading } from './clock-reading.js';
import { type ClockEvidence, savedWithin, type SavedWithin } from './saved-within.js';

const HOUR = 3_600_000;
const RECORDED = '2026-03-06T12:00:00.000Z';
const SAVED: SavedReading = { wall: '2026-03-06T12:00:00+05:00', monotonicMs: 1_000, pageId: 'p1' };

const within = (more: Partial<SavedReading>, clock?: Partial<ClockReading>, carriedBy?: string) =>
  savedWithin(evidence(more, clock, carriedBy));

function evidence(more: object, clock?: object, carriedBy?: string): ClockEvidence {
  const observed = { ...SAVED, ...more };
  const unit = clock ? { observed, clock: { ...SAVED, ...clock } } : { observed };
  return { recordedAt: RECORDED, unit, carriedBy };
}

describe('when a report was saved', () => {
  it('lies between the last time that a service told, and when it was recorded', () => {
    expect(within({ lastServerTime: '2026-03-06T08:00:02Z' })).toEqual({
      from: '2026-03-06T08:00:00.000Z',
      until: RECORDED,
    });
    expect(within({})).toEqual({ from: null, until: RECORDED });
  });

  it('lies earlier by what the counter counted since, less a thousandth and a second', () => {
    const { until } = within({}, { monotonicMs: 1_000 + 1_000 + 5 * HOUR }) as SavedWithin;
    expect(Date.parse(RECORDED) - Date.parse(until)).toBe(5 * HOUR * 0.999);
  });

  it.each([
    ['another page sent it', { pageId: 'p2', monotonicMs: 1_000 + HOUR }, undefined],
    ['somebody else carried it', { monotonicMs: 1_000 + HOUR }, 'bus-4'],
    ['the counter ran backwards', { monotonicMs: 0 }, undefined],
  ])('is bounded by nothing that was counted where %s', (_, clock, carriedBy) => {
    expect(within({}, clock, carriedBy)?.until).toBe(RECORDED);
  });

  it('is not told where nothing was observed, or nobody can read it', () => {
    expect(savedWithin({ recordedAt: RECORDED, unit: null })).toBeUndefined();
    expect(savedWithin({ recordedAt: RECORDED, unit: {} })).toBeUndefined();
    for (const broken of [{ wall: 'noon' }, { monotonicMs: '5' }, { monotonicMs: Infinity }, { pageId: 7 }])
      expect(within(broken as object)).toBeUndefined();
    expect(savedWithin({ recordedAt: 'noon', unit: { observed: SAVED } })).toBeUndefined();
  });

  it('is not told where the evidence contradicts itself: that is doubted', () => {
    const later = { lastServerTime: '2026-03-06T12:00:05Z' };
    expect(within(later)).toBeUndefined();
    expect(doubtsClocks(evidence(later), '2026-03-06T07:00:00.000Z')).toBe(true);
  });

  it('is always in the interval, however the phone slept, was set, lost its page, or others carried what it saved', () => {
    let told = 0;
    fc.assert(
      fc.property(anyPhone, anyPhoneSteps, (phone, steps) => {
        for (const { evidence, savedAt } of reportsOfPhone(phone, steps)) {
          const { from, until } = savedWithin(evidence) as SavedWithin;
          told += 1;
          expect(savedAt).toBeLessThanOrEqual(Date.parse(until));
          if (from !== null) expect(savedAt).toBeGreaterThanOrEqual(Date.parse(from));
        }
      }),
      { numRuns: timesTried(400, 20_000) },
    );
    expect(told).toBeGreaterThan(100);
  });
});

describe('the clocks of a unit', () => {
  const doubted = (
    more: object,
    clock?: object,
    occurredAt = '2026-03-06T07:00:00.000Z',
    carriedBy?: string,
  ) => doubtsClocks(evidence(more, clock, carriedBy), occurredAt);
  const threeDaysOn = '2026-03-09T12:00:00+05:00';

  it.each([
    ['nothing that is wrong', {}, undefined, false],
    ['a time before the one a service had told', { lastServerTime: '2026-03-06T07:15:03Z' }, undefined, true],
    ['a time that is to come', { wall: threeDaysOn }, undefined, true],
    ['another time when it sent', {}, { wall: '2026-03-06T12:16:00Z' }, true],
    [
      'a time that the counter says had not come',
      {},
      { monotonicMs: 6 * HOUR, wall: '2026-03-06T12:00:00Z' },
      true,
    ],
    [
      'less than the counter counted: it was set back',
      { wall: '2026-03-06T10:00:00Z' },
      { monotonicMs: HOUR, wall: '2026-03-06T10:50:00Z' },
      true,
    ],
    [
      'more than the counter counted: it slept',
      {},
      { monotonicMs: HOUR, wall: '2026-03-06T12:00:00Z' },
      false,
    ],
    ['a counter that ran backwards', {}, { monotonicMs: 999, wall: '2026-03-06T12:00:00Z' }, true],
  ])('are doubted as they are where they show %s', (_, more, clock, expected) => {
    expect(doubted(more, clock)).toBe(expected);
  });

  it('are doubted where it tells what was to come when it saved it', () => {
    expect(doubted({}, undefined, '2026-03-06T07:15:00.000Z')).toBe(false);
    expect(doubted({}, undefined, '2026-03-06T07:15:01.000Z')).toBe(true);
  });

  it('are not doubted for what another one showed that carried the report', () => {
    expect(doubted({}, { wall: threeDaysOn, monotonicMs: 0 }, undefined, 'bus-4')).toBe(false);
  });

  it('are never doubted where nobody set them, and they are wrong by less than anybody would notice', () => {
    fc.assert(
      fc.property(anyPhone, anyPhoneSteps, (phone, steps) => {
        const untouched = steps.filter(({ does }) => does !== 'sets clock');
        for (const { evidence, occurredAt } of reportsOfPhone(phone, untouched))
          expect(doubtsClocks(evidence, occurredAt)).toBe(false);
      }),
      { numRuns: timesTried(200, 10_000) },
    );
  });
});
