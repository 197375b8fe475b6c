import { describe, expect, it } from '@jest/globals';
import { historyOfEvents, textOf } from '../testing/history-of-events.js';
import { rareEvents } from '../testing/rare-events.js';
import { readCsv } from '../testing/read-csv.js';
import { recorded, type Unrecorded } from '../testing/recorded-events.js';
import { EVENT_COLUMNS, eventTable } from './event-table.js';
import { PASSAGE_COLUMNS, passageTable } from './passage-table.js';

const CONVOY = 'convoy-K-1';

async function rowsOf(...events: readonly Unrecorded[]): Promise<readonly Record<string, string>[]> {
  return readCsv(await textOf(eventTable(historyOfEvents('K-1', recorded(...events)))));
}

describe('the table of events', () => {
  it('has one line an event, by position, under the columns that are documented', async () => {
    const events = [...recorded([CONVOY, 'CheckpointPassed', { place: 'kabul' }]), ...rareEvents()];
    const text = await textOf(eventTable(historyOfEvents('K-1', events)));
    expect(text.split('\r\n')[0]).toBe(`\ufeff${EVENT_COLUMNS.join(',')}`);
    expect(readCsv(text).map(({ position }) => position)).toEqual(
      events.map(({ position }) => String(position)),
    );
  });

  it('shows what happened, where and by which clocks', async () => {
    const [row] = await rowsOf([
      CONVOY,
      'BorderArrived',
      {
        place: 'torkham-af',
        direction: 'inbound',
        vehicleIds: ['AF-1', 'PK-A1'],
        position: { lat: -34.5, lon: 71 },
      },
    ]);
    expect(row).toMatchObject({
      occurredAt: '2023-06-12T05:00:00.000Z',
      localTimeAtPlace: '2023-06-12T09:30:00.000+04:30',
      country: 'AF',
      vehicleIds: 'AF-1 PK-A1',
      lat: '-34.5',
      unitId: 'unit-7',
      unitSequence: '0',
      details: '',
    });
  });

  it('keeps commas, quotes, line ends and other alphabets in their field', async () => {
    const note = 'said "wait",\r\nقافلہ; <script>';
    expect((await rowsOf([CONVOY, 'VehiclesHalted', { note }]))[0]?.['note']).toBe(note);
  });

  it.each([
    ...['=HYPERLINK("http://x")', '+1', '-1', '@sum', '\tx', '\r\n=1', ' =1', '\u00a0\u3000@sum'],
    ...['\uff1d1', '\uff0b1', '\uff0d1', '\uff20sum', '\ufe661', '\u200b=1', '\ufeff\u202e=1'],
  ])('makes no formula of %j', async (note) => {
    expect((await rowsOf([CONVOY, 'VehiclesHalted', { note }]))[0]?.['note']).toBe(`'${note}`);
  });

  it.each(['a=1', '1-2', 'x@y', '\u0642\u0627 = 1', "'"])('leaves %j as it is', async (note) => {
    expect((await rowsOf([CONVOY, 'VehiclesHalted', { note }]))[0]?.['note']).toBe(note);
  });

  it('writes out control characters, and finds the formula after them', async () => {
    const notes = ['a\u0000b\u001b[2J\u007f\u0085', '\u0000\u0001=1', 'two\r\nlines\tand a tab'];
    const rows = await rowsOf(...notes.map((note): Unrecorded => [CONVOY, 'VehiclesHalted', { note }]));
    expect(rows.map(({ note }) => note)).toEqual([
      'a\\u0000b\\u001b[2J\\u007f\\u0085',
      "'\\u0000\\u0001=1",
      'two\r\nlines\tand a tab',
    ]);
  });

  it('leaves numbers below zero numbers', async () => {
    const position = { lat: -34.5, lon: -1 };
    expect((await rowsOf([CONVOY, 'PositionReported', { position }]))[0]).toMatchObject({
      lat: '-34.5',
      lon: '-1',
    });
  });

  it('keeps drivers for itself', async () => {
    const vehicle = { vehicleId: 'PK-A1', plate: 'A1', country: 'PK', driver: 'Amina Khan' };
    const rows = await rowsOf(
      [CONVOY, 'VehicleJoined', vehicle],
      [CONVOY, 'VehicleReplaced', { vehicleId: 'PK-A1', by: vehicle }],
    );
    expect(JSON.stringify(rows)).not.toMatch(/Amina|driver/);
    expect(rows[0]?.['details']).toContain('"plate":"A1"');
  });
});

describe('the table of passages', () => {
  const passage = {
    place: 'torkham-af',
    direction: 'inbound' as const,
    arrivedAt: '2023-06-12T05:00:00.000Z',
    enteredAt: null,
    exitedAt: '2023-06-12T09:30:00.000Z',
    hours: 4.5,
    inferred: false,
    evidence: ['r1', 'r2'],
  };
  const vehicle = { vehicleId: 'PK-A1', plate: 'A-1', country: { registered: 'PK', current: 'AF' } };

  it('shows each passage with both clocks, empty where nothing is known', () => {
    const vehicles = [{ ...vehicle, passages: [passage] }] as unknown as Parameters<
      typeof passageTable
    >[0]['vehicles'];
    const text = [...passageTable({ convoyId: 'K-1', vehicles })].join('');
    expect(text.split('\r\n')[0]).toBe(`\ufeff${PASSAGE_COLUMNS.join(',')}`);
    expect(readCsv(text)).toEqual([
      {
        convoyId: 'K-1',
        vehicleId: 'PK-A1',
        plate: 'A-1',
        registered: 'PK',
        place: 'torkham-af',
        country: 'AF',
        direction: 'inbound',
        arrivedAt: '2023-06-12T05:00:00.000Z',
        enteredAt: '',
        exitedAt: '2023-06-12T09:30:00.000Z',
        arrivedLocal: '2023-06-12T09:30:00.000+04:30',
        enteredLocal: '',
        exitedLocal: '2023-06-12T14:00:00.000+04:30',
        hours: '4.5',
        inferred: 'false',
        evidence: 'r1 r2',
      },
    ]);
  });
});
