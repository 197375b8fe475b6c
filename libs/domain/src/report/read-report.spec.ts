import { describe, expect, it } from '@jest/globals';
import { readReport } from './read-report.js';
import { type Report } from './report.js';

const report = (change: Partial<Report> = {}): Report => ({
  reportId: '0190a7d8-0000-7000-8000-000000000001',
  type: 'BorderEntered',
  occurredAt: '2023-06-12T14:05:00+04:30',
  convoyId: 'c1',
  unit: { unitId: 'phone 7', sequence: 12, clockAt: '2023-06-12T14:06:00+05:00' },
  place: 'torkham-af',
  ...change,
});

describe('a report that can be understood', () => {
  it('becomes an event: the instant in UTC beside the offset as reported, no word of who sent it', () => {
    expect(readReport(report({ vehicleIds: ['PK-A1'], direction: 'inbound', note: 'rain' }))).toEqual({
      event: {
        type: 'BorderEntered',
        data: {
          occurredAt: '2023-06-12T09:35:00.000Z',
          offset: '+04:30',
          place: 'torkham-af',
          vehicleIds: ['PK-A1'],
          direction: 'inbound',
          note: 'rain',
        },
      },
    });
  });

  it('keeps the place as the unit wrote it beside the slug, where they differ', () => {
    for (const place of ['PK TOR', 'pktor', 'Torkham-PK']) {
      expect(readReport(report({ place }))).toMatchObject({
        event: { data: { place: 'torkham-pk', asReported: { place } } },
      });
    }
  });

  it('needs no place and no vehicles', () => {
    const { place: _, ...elsewhere } = report({ type: 'PositionReported', position: { lat: 34, lon: 71 } });
    const read = readReport(elsewhere);
    expect(read).toMatchObject({
      event: { type: 'PositionReported', data: { position: { lat: 34, lon: 71 } } },
    });
    expect('event' in read && Object.keys(read.event.data).sort()).toEqual([
      'occurredAt',
      'offset',
      'position',
    ]);
  });

  it('is understood however late or early it is, and wherever its place lies', () => {
    for (const occurredAt of ['1970-01-01T00:00:00Z', '2199-01-01T00:00:00Z']) {
      expect(readReport(report({ occurredAt, place: 'baku' }))).toHaveProperty('event');
    }
  });

  it('may take back another', () => {
    const { place: _, ...retraction } = report({
      type: 'ReportRetracted',
      retracts: 'r1',
      reason: 'did-not-occur',
    });
    expect(readReport(retraction)).toMatchObject({
      event: { type: 'ReportRetracted', data: { retracts: 'r1', reason: 'did-not-occur' } },
    });
  });
});

describe('a report that cannot be understood', () => {
  it('names every field that is wrong', () => {
    const wrong = report({
      occurredAt: '2023-02-30T14:05:00Z',
      place: 'Torkham',
      unit: { unitId: 'phone 7', clockAt: '2023-06-12T14:06:00' },
    });
    expect(readReport(wrong)).toEqual({
      faults: [
        {
          code: 'unreadable-instant',
          pointer: '/occurredAt',
          detail: 'occurredAt names a date that does not exist in the calendar',
        },
        {
          code: 'unreadable-instant',
          pointer: '/unit/clockAt',
          detail: expect.stringContaining('unit.clockAt has no offset from UTC'),
        },
        { code: 'unknown-place', pointer: '/place', detail: expect.stringContaining("place 'Torkham'") },
      ],
    });
  });
});
