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

/** What the event of a report says. */
const dataOf = (change: Partial<Report>): unknown => {
  const read = readReport(report(change));
  if ('faults' in read) throw new Error(JSON.stringify(read.faults));
  return read.event.data;
};

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
    expect(readReport(report())).not.toHaveProperty('event.data.asReported');
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

  it('keeps vehicles, seals, amounts and codes in one form, and the fields that were written otherwise beside it', () => {
    const written = {
      vehicleIds: ['pk-tlk 914', 'РК-ТLК914', 'PK-A1'],
      seals: ['pk 2', 'PK1'],
      payments: [
        { amount: ' 1500.50', currency: 'pkr', official: false, paidTo: 'gate' },
        { amount: '5', currency: 'USD', official: true },
      ],
      endedAt: '2023-06-12T15:05:00+04:30',
    };
    expect(dataOf({ type: 'BorderActivityRecorded', activity: 'waiting', ...written })).toEqual({
      occurredAt: '2023-06-12T09:35:00.000Z',
      offset: '+04:30',
      place: 'torkham-af',
      activity: 'waiting',
      vehicleIds: ['PK-TLK914', 'PK-A1'],
      seals: ['PK1', 'PK2'],
      payments: [
        { amount: '1500.50', currency: 'PKR', official: false, paidTo: 'gate' },
        { amount: '5', currency: 'USD', official: true },
      ],
      endedAt: '2023-06-12T10:35:00.000Z',
      asReported: written,
    });
  });

  it('reads every list of seals, and says nothing more of one that is in order', () => {
    for (const field of ['seals', 'removed', 'affixed', 'oldSeals', 'newSeals']) {
      expect(dataOf({ [field]: ['b', 'A', 'B'] })).toMatchObject({
        [field]: ['A', 'B'],
        asReported: { [field]: ['b', 'A', 'B'] },
      });
      expect(dataOf({ [field]: ['A', 'B'] })).not.toHaveProperty('asReported');
    }
  });

  it('leaves a vehicle id that the desk gave as it is', () => {
    expect(dataOf({ vehicleIds: ['truck 7'] })).toMatchObject({ vehicleIds: ['truck 7'] });
  });

  it('names both vehicles where a load was moved from one to the other', () => {
    const moved = { type: 'CargoTransshipped', fromVehicleId: 'PK-A1', toVehicleId: 'pk-b2' } as const;
    expect(dataOf(moved)).toMatchObject({
      vehicleIds: ['PK-A1', 'PK-B2'],
      toVehicleId: 'PK-B2',
      asReported: { toVehicleId: 'pk-b2' },
    });
    expect(dataOf({ ...moved, vehicleIds: ['PK-C3', 'PK-B2'] })).toMatchObject({
      vehicleIds: ['PK-C3', 'PK-B2', 'PK-A1'],
    });
  });

  it('about a carnet says which convoy carries it, and leaves its number to the stream', () => {
    const data = dataOf({
      type: 'TirOperationStarted',
      carnetNumber: 'xc 12345678',
      convoyId: 'c1',
      prescribedRoute: ['AF KBL', 'hairatan'],
      timeLimit: '2023-06-15T00:00:00+04:30',
    });
    expect(data).toEqual({
      occurredAt: '2023-06-12T09:35:00.000Z',
      offset: '+04:30',
      convoyId: 'c1',
      place: 'torkham-af',
      prescribedRoute: ['kabul', 'hairatan'],
      timeLimit: '2023-06-14T19:30:00.000Z',
      asReported: { prescribedRoute: ['AF KBL', 'hairatan'], timeLimit: '2023-06-15T00:00:00+04:30' },
    });
  });

  it('about a substituted destination and a discharge names offices by slug and countries by code', () => {
    const substituted = dataOf({
      type: 'TirDestinationSubstituted',
      carnetNumber: 'XC12345678',
      from: 'UZ TAS',
      to: 'termez',
    });
    expect(substituted).toMatchObject({ from: 'tashkent', to: 'termez', asReported: { from: 'UZ TAS' } });
    const discharged = dataOf({ type: 'TirOperationDischarged', carnetNumber: 'XC12345678', country: 'uz' });
    expect(discharged).toMatchObject({ country: 'UZ', asReported: { country: 'uz' } });
  });

  it('about the lodgement of a declaration names the carnet, and leaves its reference to the stream', () => {
    const lodged = dataOf({
      type: 'DeclarationLodged',
      declarationRef: 'gd-1',
      convoyId: 'c1',
      carnetNumber: 'xc12345678',
      declaredValue: { amount: '80000', currency: 'usd' },
    });
    expect(lodged).toMatchObject({
      convoyId: 'c1',
      carnetNumber: 'XC12345678',
      declaredValue: { amount: '80000', currency: 'USD' },
      asReported: { carnetNumber: 'xc12345678', declaredValue: { amount: '80000', currency: 'usd' } },
    });
    expect(lodged).not.toHaveProperty('declarationRef');
    expect(dataOf({ convoyId: 'c1' })).not.toHaveProperty('convoyId');
  });

  it('is left as it was sent', () => {
    const sent = report({
      vehicleIds: ['pk-a1'],
      seals: ['b', 'a'],
      payments: [{ amount: '1', currency: 'usd' }],
    });
    const before = structuredClone(sent);
    readReport(sent);
    expect(sent).toEqual(before);
  });

  it('may take back another', () => {
    const { place: _, ...retraction } = report({
      type: 'ReportRetracted',
      retracts: 'r1',
      reason: 'did-not-occur',
    });
    expect(readReport(retraction)).toEqual({
      event: {
        type: 'ReportRetracted',
        data: {
          occurredAt: '2023-06-12T09:35:00.000Z',
          offset: '+04:30',
          retracts: 'r1',
          reason: 'did-not-occur',
        },
      },
    });
    // Ids of reports are kept in lower case.
    expect(readReport({ ...retraction, retracts: 'R1' })).toMatchObject({
      event: { data: { retracts: 'r1' } },
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

  it.each<[string, Partial<Report>, string, string]>([
    ['/endedAt', { endedAt: '2023-06-12T14:05:00' }, 'unreadable-instant', 'no offset'],
    ['/endedAt', { endedAt: '2023-06-12T14:04:00+04:30' }, 'ended-before-started', 'lies before occurredAt'],
    ['/timeLimit', { timeLimit: 'tomorrow' }, 'unreadable-instant', 'RFC 3339'],
    ['/to', { to: 'Samarkand city' }, 'unknown-place', "'Samarkand city' is not known"],
    ['/prescribedRoute/1', { prescribedRoute: ['kabul', '?'] }, 'unknown-place', 'GET /v1/places'],
    ['/seals/1', { seals: ['PK1', 'PK/2'] }, 'invalid-seal', '1 to 35 letters, digits and hyphens'],
    ['/amount/currency', { amount: { amount: '5', currency: 'RS' } }, 'unknown-currency', 'ISO 4217'],
    ['/payment/amount', { payment: { amount: '1,500', currency: 'PKR' } }, 'invalid-amount', '1500.50'],
    ['/payments/0/amount', { payments: [{ amount: '-5', currency: 'PKR' }] }, 'invalid-amount', "'-5'"],
    ['/country', { country: 'CHN' }, 'unknown-country', 'that of ISO 3166-1 is CN'],
    [
      '/carnetNumber',
      { type: 'DeclarationLodged', carnetNumber: 'XC1' },
      'invalid-carnet-number',
      'eight or nine digits',
    ],
  ])('is told what would be right at %s', (pointer, change, code, detail) => {
    expect(readReport(report(change))).toEqual({
      faults: [{ code, pointer, detail: expect.stringContaining(detail) }],
    });
  });

  it('is no report that took no time: an activity may end at the moment it began', () => {
    expect(readReport(report({ endedAt: '2023-06-12T14:05:00+04:30' }))).toHaveProperty('event');
  });
});
