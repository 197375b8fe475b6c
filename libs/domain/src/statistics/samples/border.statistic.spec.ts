import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type BorderActivityRecorded, type Payment } from '../../convoy/events/facts.js';
import {
  arrived,
  dispatched,
  entered,
  exited,
  given,
  joined,
  june,
  passed,
  planned,
  type Unrecorded,
} from '../../testing.js';
import { borderSample, borderSamples, type BorderSample } from './border.statistic.js';
import { type ActivityToSample, type PassageToSample } from './activities-by-passage.js';
import { hoursOfMs } from '../../time/hours.js';

const OUT: PassageToSample = {
  place: 'torkham-pk',
  direction: 'outbound',
  arrivedAt: june('5 08:00'),
  enteredAt: june('5 14:00'),
  exitedAt: june('6 14:00'),
  inferred: false,
};

function activity(
  what: ActivityToSample['activity'],
  from: string,
  until: string | null,
  more: Partial<ActivityToSample> = {},
): ActivityToSample {
  return {
    activity: what,
    place: 'torkham-pk',
    direction: 'outbound',
    startedAt: june(from),
    endedAt: until === null ? null : june(until),
    payments: [],
    ...more,
  };
}

const hours = ({ tfi1Ms, waitingMs, customsMs, otherMs }: BorderSample): readonly (number | null)[] =>
  [tfi1Ms, waitingMs, customsMs, otherMs].map((ms) => hoursOfMs(ms));
const paid = (amount: string, currency: string, official = true): Payment => ({ amount, currency, official });

describe('the sample of a passage', () => {
  // CPMM TFI1: exit minus entry of that side, waiting and queue included (dossier 5.1).
  it('takes from arrival to exit, and from entry where no arrival was reported', () => {
    expect(borderSample(OUT, []).tfi1Ms).toBe(30 * 3_600_000);
    expect(hours(borderSample({ ...OUT, arrivedAt: null }, []))).toEqual([24, null, null, null]);
  });

  it('counts the queue and waiting at the gate as waiting, where they overlap only once', () => {
    const activities = [activity('waiting', '5 12:00', '5 16:00')];
    expect(hours(borderSample(OUT, activities))).toEqual([30, 8, null, null]);
  });

  // Dossier 4: activities overlap in time, delay is the union of intervals, not their sum.
  it('splits into customs and other activities by the union of each, which may overlap each other', () => {
    const activities = [
      activity('customs-controls', '5 15:00', '5 19:00'),
      activity('customs-controls', '5 18:00', '5 20:00'),
      activity('immigration', '5 19:00', '5 21:00'),
      activity('weight-inspection', '6 08:00', '6 09:00'),
    ];
    expect(hours(borderSample(OUT, activities))).toEqual([30, 6, 5, 3]);
  });

  it('is cut to the passage: documents handed in before the truck came do not keep it there', () => {
    const activities = [
      activity('customs-controls', '4 10:00', '5 09:00'),
      activity('loading', '6 12:00', '6 18:00'),
    ];
    expect(hours(borderSample(OUT, activities))).toEqual([30, 6, 1, 2]);
  });

  it('knows no duration of an activity without an end, but what was paid for it', () => {
    const activities = [activity('customs-controls', '5 15:00', null, { payments: [paid('4500', 'PKR')] })];
    expect(borderSample(OUT, activities)).toMatchObject({
      customsMs: null,
      payments: { official: [{ amount: '4500', currency: 'PKR', day: '2023-06-05' }], unofficial: [] },
    });
  });

  // Dossier 8.2: inferred facts have no timestamp and stay out of statistics.
  it('knows nothing where the exit was not reported, inferred or not', () => {
    const activities = [
      activity('customs-controls', '5 15:00', '5 19:00', { payments: [paid('4500', 'PKR')] }),
    ];
    for (const unknown of [{ exitedAt: null }, { exitedAt: null, inferred: true }, { inferred: true }]) {
      const sample = borderSample({ ...OUT, ...unknown }, activities);
      expect(hours(sample)).toEqual([null, null, null, null]);
      expect(sample.payments).toBeNull();
    }
  });

  it('has no duration where only its exit was reported, or a slow clock put it first', () => {
    expect(hours(borderSample({ ...OUT, arrivedAt: null, enteredAt: null }, []))[0]).toBeNull();
    expect(hours(borderSample({ ...OUT, arrivedAt: june('6 14:20') }, []))[0]).toBeNull();
  });

  // CPMM TFI2: all payments at the border, "tea money" included (dossier 5.1).
  it('lists payments, official and unofficial apart, dated by the calendar where they were paid', () => {
    const activities = [
      activity('customs-controls', '5 20:00', '5 21:00', { payments: [paid('4500', 'PKR')] }),
      activity('police-checkpoint', '5 15:00', '5 15:10', { payments: [paid('500', 'PKR', false)] }),
    ];
    expect(borderSample(OUT, activities).payments).toEqual({
      official: [{ amount: '4500', currency: 'PKR', day: '2023-06-06' }],
      unofficial: [{ amount: '500', currency: 'PKR', day: '2023-06-05' }],
    });
  });

  it('has no payments where none was reported, and one of nought where that was', () => {
    expect(borderSample(OUT, [activity('waiting', '5 08:00', '5 14:00')]).payments).toBeNull();
    const nothing = activity('customs-controls', '5 15:00', '5 16:00', { payments: [paid('0', 'PKR')] });
    expect(borderSample(OUT, [nothing]).payments?.official).toHaveLength(1);
  });

  it('has no part longer than the whole, nor than the sum of its activities, in whatever order they are reported', () => {
    const kinds = fc.constantFrom<ActivityToSample['activity']>('waiting', 'customs-controls', 'immigration');
    const any = fc
      .tuple(kinds, fc.integer({ min: 0, max: 48 }), fc.integer({ min: 0, max: 30 }))
      .map(([what, from, length]) => {
        const at = (hour: number): string => new Date(Date.parse(june('5')) + hour * 3_600_000).toISOString();
        return { ...activity(what, '5', null), startedAt: at(from), endedAt: at(from + length) };
      });
    fc.assert(
      fc.property(fc.array(any, { maxLength: 8 }), (activities) => {
        const sample = borderSample(OUT, activities);
        expect(borderSample(OUT, activities.toReversed())).toEqual(sample);
        for (const part of hours(sample)) expect(part ?? 0).toBeLessThanOrEqual(30);
        const sum = activities
          .filter((one) => one.activity === 'customs-controls')
          .reduce((ms, one) => ms + Date.parse(one.endedAt) - Date.parse(one.startedAt), 0);
        expect(sample.customsMs ?? 0).toBeLessThanOrEqual(sum);
      }),
    );
  });
});

describe('the samples of a vehicle', () => {
  const turnedBack = { ...OUT, arrivedAt: june('7 08:00'), enteredAt: null, exitedAt: june('7 20:00') };
  const back: PassageToSample = {
    ...OUT,
    direction: 'inbound',
    arrivedAt: june('20 08:00'),
    enteredAt: null,
    exitedAt: june('20 18:00'),
  };

  it('give each activity to the first passage of its side that was not over', () => {
    const activities = [
      activity('customs-controls', '5 15:00', '5 19:00'),
      activity('customs-controls', '7 09:00', '7 10:00'),
      activity('customs-controls', '20 09:00', '20 12:00', { direction: 'inbound' }),
      activity('customs-controls', '20 13:00', '20 14:00', { direction: null }),
    ];
    const samples = borderSamples([OUT, turnedBack, back], activities);
    expect(samples.map((sample) => hoursOfMs(sample.customsMs))).toEqual([4, 1, 4]);
  });

  it('give an activity of the other direction to the way back, although the way out was not over', () => {
    const activities = [
      activity('customs-controls', '5 15:00', '5 19:00', {
        direction: 'inbound',
        payments: [paid('1', 'PKR')],
      }),
    ];
    expect(borderSamples([OUT, back], activities).map(({ payments }) => payments?.official.length)).toEqual([
      undefined,
      1,
    ]);
  });

  it('keep what was paid minutes after the exit by a clock that is fast, and not what was paid a day later', () => {
    const late = (at: string): ActivityToSample =>
      activity('road-toll', at, null, { payments: [paid('100', 'PKR')] });
    expect(borderSamples([OUT], [late('6 14:20')])[0]?.payments?.official).toHaveLength(1);
    expect(borderSamples([OUT], [late('7 14:20')])[0]?.payments).toBeNull();
  });

  it('leave to a passage that is only inferred what was reported of it before the vehicle was seen further on', () => {
    const unseen = { ...OUT, exitedAt: null, inferred: true };
    const activities = [
      activity('customs-controls', '5 15:00', '5 19:00'),
      activity('waiting', '7 08:00', '7 12:00'),
    ];
    const [first, second] = borderSamples([unseen, turnedBack], activities);
    expect(first?.customsMs).toBeNull();
    expect(second).toMatchObject({ customsMs: null, waitingMs: 4 * 3_600_000 });
  });

  it('are read from its reports', () => {
    const customs: Unrecorded<BorderActivityRecorded> = {
      id: 'customs',
      event: {
        type: 'BorderActivityRecorded',
        data: {
          occurredAt: june('5 15:00'),
          endedAt: june('5 19:30'),
          offset: '+05:00',
          place: 'torkham-pk',
          activity: 'customs-controls',
          payments: [paid('4500.00', 'PKR')],
        },
      },
    };
    const { passages, activities } = given(
      planned(),
      joined('PK-T1'),
      dispatched(),
      arrived('torkham-pk', '5 08:00'),
      entered('torkham-pk', '5 14:00'),
      customs,
      exited('torkham-pk', '6 14:00'),
      arrived('torkham-af', '6 14:10'),
      passed('jalalabad', '7 10:00'),
    ).vehicle('PK-T1');
    const samples = borderSamples(passages, activities);
    expect(samples.map(({ place, direction }) => `${place} ${direction}`)).toEqual([
      'torkham-pk outbound',
      'torkham-af inbound',
    ]);
    expect(samples.map(hours)).toEqual([
      [30, 6, 4.5, null],
      [null, null, null, null],
    ]);
    expect(samples[0]?.payments?.official).toEqual([
      { amount: '4500.00', currency: 'PKR', day: '2023-06-05' },
    ]);
  });
});
