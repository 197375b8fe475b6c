import { describe, expect, it } from '@jest/globals';
import {
  carnetIssued,
  givenCarnet,
  june,
  operationDischarged,
  operationStarted,
  operationTerminated,
} from '../../testing.js';
import { type Unrecorded } from '../../testing/recorded.js';
import { type CarnetEvent } from '../events/carnet.events.js';
import { type TirOperationView } from '../operation-view.js';

const DECLARED = carnetIssued({
  vouchers: 20,
  destinationOffices: ['samarkand', 'tashkent', 'osh', 'almaty'],
});
const operationsOf = (...history: readonly Unrecorded<CarnetEvent>[]): readonly TirOperationView[] =>
  givenCarnet(DECLARED, ...history).view.operations;
const codesOf = (...history: readonly Unrecorded<CarnetEvent>[]): readonly string[] =>
  givenCarnet(DECLARED, ...history).codes;

const pk = operationStarted('karachi-port', '2 08:00');
const pkEnd = operationTerminated('torkham-pk', '5 08:00');
const af = operationStarted('torkham-af', '5 14:00');
const afEnd = operationTerminated('hairatan', '8 08:00');
const uz = operationStarted('ayritom', '8 20:00');

describe('operations (TIR art. 1(b): the part of the journey in one customs territory)', () => {
  it('from Torugart to Almaty are one: Kyrgyzstan and Kazakhstan are one territory', () => {
    const history = [operationStarted('torugart-kg', '5 10:00'), operationTerminated('almaty', '8 10:00')];
    expect(operationsOf(...history, operationDischarged('KZ', '9 10:00'))).toMatchObject([
      {
        territory: 'EAEU',
        countries: ['KG', 'KZ'],
        startOffice: 'torugart-kg',
        terminationOffice: 'almaty',
        dischargedAt: june('9 10:00'),
      },
    ]);
  });

  it('are two in a territory that the journey enters again', () => {
    const history = [
      operationStarted('irkeshtam-kg', '2 08:00'),
      operationTerminated('dostuk', '3 08:00'),
      operationStarted('dustlik', '3 12:00'),
      operationTerminated('yallama', '5 08:00'),
      operationStarted('konysbayeva', '5 12:00'),
      operationTerminated('almaty', '7 08:00'),
    ];
    expect(operationsOf(...history).map(({ territory }) => territory)).toEqual(['EAEU', 'UZ', 'EAEU']);
    expect(codesOf(...history)).toEqual([]);
    // Also where nobody reported the second start.
    const withoutStart = history.filter(({ event }) => event.data.place !== 'konysbayeva');
    expect(operationsOf(...withoutStart)).toMatchObject([
      { territory: 'EAEU', terminationOffice: 'dostuk' },
      { territory: 'UZ' },
      { territory: 'EAEU', startInferred: true, terminationOffice: 'almaty' },
    ]);
    const withoutDostuk = withoutStart.filter(({ event }) => event.data.place !== 'dostuk');
    expect(operationsOf(...withoutDostuk)).toMatchObject([
      { territory: 'EAEU', terminationInferred: true },
      { territory: 'UZ' },
      { territory: 'EAEU', startInferred: true, terminationOffice: 'almaty' },
    ]);
    expect(codesOf(...withoutDostuk)).toEqual(['termination-without-start']);
  });

  it('end where a part is unloaded, and the next begins there, with vouchers of its own (dossier 1.6)', () => {
    const history = [
      uz,
      operationTerminated('samarkand', '9 10:00', { partial: true, voucherPage: 6 }),
      operationStarted('samarkand', '9 12:00', { voucherPage: 7 }),
      operationTerminated('tashkent', '10 10:00'),
    ];
    expect(operationsOf(...history)).toMatchObject([
      {
        territory: 'UZ',
        startOffice: 'ayritom',
        terminationOffice: 'samarkand',
        partial: true,
        hoursUntilNextStart: 2,
      },
      {
        territory: 'UZ',
        startOffice: 'samarkand',
        terminationOffice: 'tashkent',
        voucherPages: { start: 7 },
      },
    ]);
    expect(codesOf(...history)).toEqual([]);
  });

  it('are distinguished at an office in between, also where the start there came first, by a slow clock', () => {
    for (const endedAt of ['9 12:00', '9 12:40']) {
      const history = [
        uz,
        operationStarted('samarkand', '9 12:00'),
        operationTerminated('samarkand', endedAt, { partial: true }),
      ];
      expect(operationsOf(...history)).toMatchObject([
        { startOffice: 'ayritom', terminationOffice: 'samarkand' },
        { startOffice: 'samarkand', terminatedAt: null, terminationInferred: false },
      ]);
      expect(codesOf(...history)).toEqual([]);
      expect(operationsOf(...history.slice(1))).toMatchObject([
        { startInferred: true, terminationOffice: 'samarkand' },
        { startOffice: 'samarkand', terminatedAt: null },
      ]);
    }
  });
});

describe('more operations than any carnet has vouchers for', () => {
  it('are all told, and a report is compared with the last 20', () => {
    const days = Array.from({ length: 25 }, (_, i) => i + 2);
    const trips = days.flatMap((day) => [
      operationStarted('torkham-af', `${day} 08:00`),
      operationTerminated('hairatan', `${day} 20:00`),
    ]);
    const operations = operationsOf(...trips, operationDischarged('AF', '28'));
    expect(operations.map(({ startedAt }) => startedAt)).toEqual(days.map((day) => june(`${day} 08:00`)));
    expect(operations.findIndex(({ dischargedAt }) => dischargedAt !== null)).toBe(5);
  });
});

describe('an operation whose end nobody reported (dossier 8.2: missing)', () => {
  it('ended when the next one started, without a time, and with no hours across the line', () => {
    expect(operationsOf(pk, af)).toMatchObject([
      {
        territory: 'PK',
        terminatedAt: null,
        terminationOffice: null,
        terminationInferred: true,
        hoursUntilNextStart: null,
        daysToDischarge: null,
      },
      { territory: 'AF', terminationInferred: false },
    ]);
    expect(codesOf(pk, af)).toEqual([]);
  });

  it('has its time once the report comes in', () => {
    expect(operationsOf(pk, af, pkEnd)).toMatchObject([
      { terminatedAt: june('5 08:00'), terminationInferred: false, hoursUntilNextStart: 6 },
      { territory: 'AF' },
    ]);
  });

  it('ended when it was discharged', () => {
    expect(operationsOf(pk, operationDischarged('PK', '9'))).toMatchObject([
      { terminationInferred: true, terminatedAt: null, dischargedAt: june('9'), daysToDischarge: null },
    ]);
  });
});

describe('an operation whose end is reported long after others ended', () => {
  it('is the one from whose border office the journey went on, and no other in its territory', () => {
    const late = operationTerminated('torkham-pk', '9 08:00');
    expect(operationsOf(pk, af, afEnd, uz, late)).toMatchObject([
      { territory: 'PK', startOffice: 'karachi-port', terminatedAt: june('9 08:00') },
      { territory: 'AF' },
      { territory: 'UZ' },
    ]);
    expect(codesOf(pk, af, afEnd, uz, late)).toEqual(['start-before-termination']);
  });

  it('is the one before the next that started at the same office', () => {
    const history = [
      uz,
      operationStarted('samarkand', '9 12:00'),
      operationTerminated('tashkent', '10 08:00'),
      operationTerminated('samarkand', '11 08:00'),
    ];
    expect(operationsOf(...history)).toMatchObject([
      { startOffice: 'ayritom', terminationOffice: 'samarkand' },
      { startOffice: 'samarkand', terminationOffice: 'tashkent' },
    ]);
  });
});

describe('an operation whose start nobody reported', () => {
  it('is shown with the start inferred', () => {
    expect(operationsOf(pkEnd, af)).toMatchObject([
      {
        territory: 'PK',
        startedAt: null,
        startOffice: null,
        startInferred: true,
        terminatedAt: june('5 08:00'),
      },
      { territory: 'AF' },
    ]);
  });

  it('lies before the operation that started across the border, by whatever clocks', () => {
    for (const endedAt of ['5 14:30', '6 14:00'])
      expect(operationsOf(af, operationTerminated('torkham-pk', endedAt))).toMatchObject([
        { territory: 'PK' },
        { territory: 'AF', terminationInferred: false },
      ]);
    const unseen = [operationTerminated('hairatan', '8 08:00'), operationTerminated('torkham-pk', '9 08:00')];
    expect(operationsOf(...unseen).map(({ territory }) => territory)).toEqual(['PK', 'AF']);
  });

  it('lies before the operation that started within the hour, wherever its office is', () => {
    expect(operationsOf(af, operationTerminated('peshawar', '5 14:30'))).toMatchObject([
      { territory: 'PK' },
      { territory: 'AF', terminationInferred: false },
    ]);
  });

  it('is after one in its own territory, also where its office faces that territory', () => {
    const history = [
      operationStarted('torugart-kg', '5 08:00'),
      operationTerminated('bishkek', '6 08:00', { partial: true }),
      operationTerminated('ak-jol', '7 08:00'),
    ];
    expect(operationsOf(...history).map(({ terminationOffice }) => terminationOffice)).toEqual([
      'bishkek',
      'ak-jol',
    ]);
  });

  it('otherwise shows that the one before ended', () => {
    expect(operationsOf(pk, afEnd)).toMatchObject([
      { territory: 'PK', terminationInferred: true },
      { territory: 'AF', startInferred: true, terminationOffice: 'hairatan' },
    ]);
  });

  it('is another than the one that starts within the hour at the same office, or across the border', () => {
    for (const [end, next] of [
      [operationTerminated('samarkand', '9 10:00'), operationStarted('samarkand', '9 10:30')],
      [operationTerminated('torkham-pk', '5 08:00'), operationStarted('torkham-af', '5 08:40')],
    ] as const) {
      expect(operationsOf(end, next)).toMatchObject([
        { startInferred: true, terminationOffice: end.event.data.place },
        { startOffice: next.event.data.place, terminatedAt: null },
      ]);
    }
  });

  it('takes a start that a slow clock reports after its end', () => {
    const history = [operationTerminated('torkham-pk', '5 08:00'), operationStarted('peshawar', '5 08:40')];
    expect(operationsOf(...history)).toMatchObject([
      { startOffice: 'peshawar', terminationOffice: 'torkham-pk', startInferred: false },
    ]);
    expect(codesOf(...history)).toEqual([]);
  });
});

describe('discharges', () => {
  it('go to the operations of their territory in the order of travel, those first whose end was reported', () => {
    const history = [
      uz,
      operationTerminated('samarkand', '9 10:00', { partial: true }),
      operationStarted('samarkand', '9 12:00'),
      operationTerminated('tashkent', '10 10:00'),
      operationDischarged('UZ', '11 10:00'),
      operationDischarged('UZ', '13 10:00'),
    ];
    expect(operationsOf(...history).map(({ dischargedAt }) => dischargedAt)).toEqual([
      june('11 10:00'),
      june('13 10:00'),
    ]);
    const unknownEnd = history.filter(
      ({ event }) => event.type !== 'TirOperationTerminated' || event.data.place !== 'samarkand',
    );
    expect(operationsOf(...unknownEnd.slice(0, 4)).map(({ dischargedAt }) => dischargedAt)).toEqual([
      null,
      june('11 10:00'),
    ]);
  });

  it('within one hour are one, unless the ledger distinguishes them', () => {
    const history = [pk, pkEnd, af, afEnd, uz];
    const twice = (...numbers: readonly string[]): readonly TirOperationView[] =>
      operationsOf(
        uz,
        operationTerminated('samarkand', '9 10:00', { partial: true }),
        operationStarted('samarkand', '9 12:00'),
        operationTerminated('tashkent', '10 10:00'),
        ...numbers.map((number, i) =>
          operationDischarged('UZ', `11 10:0${i}`, { ledger: { number }, id: `discharge ${i}` }),
        ),
      );
    expect(twice('1', '1').map(({ dischargedAt }) => dischargedAt)).toEqual([june('11 10:00'), null]);
    expect(twice('1', '2').map(({ dischargedAt }) => dischargedAt)).toEqual([
      june('11 10:00'),
      june('11 10:01'),
    ]);
    expect(operationsOf(...history)).toHaveLength(3);
  });

  it('by two members of a customs union are one, where one operation ran there', () => {
    const history = [
      operationStarted('torugart-kg', '5 08:00'),
      operationTerminated('almaty', '7 08:00'),
      operationDischarged('KZ', '9 08:00', { id: 'kz' }),
      operationDischarged('KG', '9 08:30', { id: 'kg' }),
    ];
    for (const told of [history, history.toReversed()]) {
      const { view, codes } = givenCarnet(carnetIssued({ destinationOffices: ['almaty'] }), ...told);
      expect(view.operations).toMatchObject([{ territory: 'EAEU', dischargedAt: june('9 08:00') }]);
      expect(codes).toEqual([]);
    }
    const russia = operationDischarged('RU', '9 08:00');
    expect(givenCarnet(...history.slice(0, 2), russia).view.operations).toMatchObject([
      { territory: 'EAEU', dischargedAt: june('9 08:00') },
    ]);
  });

  it('of operations of which nothing else was reported lie before the one that runs', () => {
    expect(operationsOf(af, operationDischarged('PK', '8'))).toMatchObject([
      { territory: 'PK', countries: ['PK'], startInferred: true, terminationInferred: true },
      { territory: 'AF', terminationInferred: false },
    ]);
    expect(
      operationsOf(af, afEnd, operationDischarged('UZ', '12')).map(({ territory }) => territory),
    ).toEqual(['AF', 'UZ']);
  });
});

describe('the same act reported by two units (dossier 8.2: link, count once)', () => {
  it('within one hour at one office is one act, and each adds what the other left open', () => {
    const history = [
      operationStarted('torkham-af', '5 14:00', { id: 'driver' }),
      operationStarted('torkham-af', '5 14:20', { id: 'customs', voucherPage: 3, timeLimit: june('9') }),
      operationTerminated('hairatan', '8 08:00', { id: 'guard' }),
      operationTerminated('hairatan', '8 08:45', { id: 'office', reservation: '2 packages missing' }),
    ];
    expect(operationsOf(...history)).toMatchObject([
      {
        startedAt: june('5 14:00'),
        voucherPages: { start: 3 },
        timeLimit: june('9'),
        terminatedAt: june('8 08:00'),
        reservation: '2 packages missing',
        evidence: ['driver', 'customs', 'guard', 'office'],
      },
    ]);
    expect(codesOf(...history)).toEqual(['terminated-with-reservation']);
  });

  it('stays one where a third reports it while the next operation already runs', () => {
    const again = [operationTerminated('samarkand', '9 10:50'), operationStarted('samarkand', '9 11:00')];
    const history = [
      uz,
      operationTerminated('samarkand', '9 10:00', { partial: true }),
      operationStarted('samarkand', '9 10:30'),
      ...again,
    ];
    expect(operationsOf(...history).map(({ evidence }) => evidence.length)).toEqual([3, 2]);
    expect(codesOf(...history)).toEqual([]);
  });
});
