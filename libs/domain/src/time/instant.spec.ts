import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { hoursBetween, type InstantFault, millisOf, parseInstant, printOffset } from './instant.js';

describe('an instant with an offset', () => {
  it.each([
    ['2023-06-12T14:05:00+05:00', '2023-06-12T09:05:00.000Z', '+05:00'],
    ['2023-06-12T14:05:00+04:30', '2023-06-12T09:35:00.000Z', '+04:30'],
    ['2023-06-12T00:05:00+08:00', '2023-06-11T16:05:00.000Z', '+08:00'],
    ['2023-06-12T14:05:00Z', '2023-06-12T14:05:00.000Z', '+00:00'],
    ['2023-06-12t14:05:00z', '2023-06-12T14:05:00.000Z', '+00:00'],
    ['2023-06-12T14:05:00-00:00', '2023-06-12T14:05:00.000Z', '+00:00'],
    ['2023-06-12T14:05:00.5Z', '2023-06-12T14:05:00.500Z', '+00:00'],
    ['2023-06-12T14:05:00.05Z', '2023-06-12T14:05:00.050Z', '+00:00'],
    ['2023-06-12T14:05:00.123456789Z', '2023-06-12T14:05:00.123Z', '+00:00'],
    ['2024-02-29T12:00:00Z', '2024-02-29T12:00:00.000Z', '+00:00'],
    ['2023-12-31T23:30:00-12:00', '2024-01-01T11:30:00.000Z', '-12:00'],
    ['2024-01-01T00:30:00+14:00', '2023-12-31T10:30:00.000Z', '+14:00'],
  ])('%s is %s, written at %s', (text, instant, offset) => {
    expect(parseInstant(text)).toEqual({ instant, offset });
  });

  it.each<[string, InstantFault]>([
    ['2023-06-12T14:05:00', 'no-offset'],
    ['2023-06-12', 'not-rfc3339'],
    ['2023-06-12 14:05:00Z', 'not-rfc3339'],
    ['2023-06-12T14:05Z', 'not-rfc3339'],
    ['12.06.2023 14:05', 'not-rfc3339'],
    ['1686578700', 'not-rfc3339'],
    ['', 'not-rfc3339'],
    ['2023-06-12T14:05:00+0500', 'not-rfc3339'],
    ['2023-06-12T14:05:00Z ', 'not-rfc3339'],
    ['2023-06-12T14:05:00.Z', 'not-rfc3339'],
    ['+002023-06-12T14:05:00Z', 'not-rfc3339'],
    ['2023-02-30T12:00:00Z', 'no-such-date'],
    ['2023-02-29T12:00:00Z', 'no-such-date'],
    ['1900-02-29T12:00:00Z', 'no-such-date'],
    ['2023-13-01T12:00:00Z', 'no-such-date'],
    ['2023-00-10T12:00:00Z', 'no-such-date'],
    ['2023-04-31T12:00:00Z', 'no-such-date'],
    ['2023-04-00T12:00:00Z', 'no-such-date'],
    ['0023-06-12T12:00:00Z', 'no-such-date'],
    ['9999-12-31T23:30:00-01:00', 'no-such-date'],
    ['2023-06-12T24:00:00Z', 'no-such-time'],
    ['2023-06-12T12:60:00Z', 'no-such-time'],
    ['2023-06-12T23:59:60Z', 'no-such-time'],
    ['2023-06-12T12:00:00+14:01', 'no-such-offset'],
    ['2023-06-12T12:00:00-12:01', 'no-such-offset'],
    ['2023-06-12T12:00:00+05:60', 'no-such-offset'],
    ['2023-06-12T12:00:00+99:00', 'no-such-offset'],
  ])('%s is refused: %s', (text, fault) => {
    expect(parseInstant(text)).toBe(fault);
  });

  it('comes back the same for any date and any offset', () => {
    const date = fc.date({
      min: new Date('0101-01-01T00:00:00Z'),
      max: new Date('9998-12-31T00:00:00Z'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(date, fc.integer({ min: -12 * 60, max: 14 * 60 }), (when, minutes) => {
        const local = new Date(when.getTime() + minutes * 60_000).toISOString().slice(0, -1);
        const text = `${local}${printOffset(minutes)}`;
        expect(parseInstant(text)).toEqual({ instant: when.toISOString(), offset: printOffset(minutes) });
      }),
    );
  });

  it('is ordered as text as it is in time', () => {
    const text = (at: Date): string => {
      const read = parseInstant(at.toISOString());
      return typeof read === 'string' ? read : read.instant;
    };
    const date = fc.date({ min: new Date(0), max: new Date('2100-01-01T00:00:00Z'), noInvalidDate: true });
    fc.assert(
      fc.property(date, date, (a, b) => {
        expect(text(a) < text(b)).toBe(a.getTime() < b.getTime());
      }),
    );
  });
});

describe('hours between two instants', () => {
  it('are negative backwards, and know parts of an hour', () => {
    expect(hoursBetween('2023-06-12T10:00:00.000Z', '2023-06-13T11:30:00.000Z')).toBe(25.5);
    expect(hoursBetween('2023-06-12T10:00:00.000Z', '2023-06-12T09:45:00.000Z')).toBe(-0.25);
  });
});

describe('the milliseconds of an instant', () => {
  const anyTime = fc.date({ min: new Date('0001-01-02'), max: new Date('9999-12-30'), noInvalidDate: true });

  it('are those of the calendar, at any time', () => {
    fc.assert(
      fc.property(anyTime, (date) => {
        expect(millisOf(date.toISOString())).toBe(date.getTime());
      }),
    );
  });

  it('are the same with any offset and any fraction', () => {
    fc.assert(
      fc.property(
        anyTime,
        fc.integer({ min: -720, max: 840 }),
        fc.constantFrom('', '.5', '.05', '.1239'),
        (date, offset, fraction) => {
          const text = `${date.toISOString().slice(0, 19)}${fraction}${printOffset(offset)}`;
          const read = parseInstant(text);
          fc.pre(typeof read !== 'string');
          expect(millisOf(text)).toBe(Date.parse((read as { instant: string }).instant));
        },
      ),
    );
  });

  it('are read in the small letters that RFC 3339 allows too', () => {
    expect(millisOf('2023-06-12t14:05:00z')).toBe(Date.parse('2023-06-12T14:05:00Z'));
  });
});
