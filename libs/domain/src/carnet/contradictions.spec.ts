import { describe, expect, it } from '@jest/globals';
import {
  carnetAccepted,
  carnetIssued,
  carnetReturned,
  certifiedReportDrawn,
  controlMade,
  destinationSubstituted,
  givenCarnet,
  june,
  operationDischarged,
  operationStarted,
  operationTerminated,
  retracted,
  startRefused,
  transportResumed,
  transportSuspended,
} from '../testing.js';
import { type Unrecorded } from '../testing/recorded.js';
import { type CarnetEvent } from './events/carnet.events.js';

type History = readonly Unrecorded<CarnetEvent>[];
const code = 'carnet-contradictory-reports';
const evidence = (...history: History): readonly string[] | undefined =>
  givenCarnet(carnetIssued({ destinationOffices: ['tashkent', 'samarkand'] }), ...history).evidenceOf(code);
const at = (when: string, id: string): readonly [string, { readonly id: string }] => [when, { id }];

// Dossier 8.2: two units may contradict each other; both are kept and flagged.
describe('two reports of one act at one office, more than an hour apart', () => {
  it.each<[string, Unrecorded<CarnetEvent>, Unrecorded<CarnetEvent>]>([
    [
      'an acceptance',
      carnetAccepted('multan', ...at('2 08:00', 'a')),
      carnetAccepted('multan', ...at('2 09:01', 'b')),
    ],
    [
      'a start',
      operationStarted('torkham-af', ...at('5 14:00', 'a')),
      operationStarted('torkham-af', ...at('6 14:00', 'b')),
    ],
    [
      'a termination',
      operationTerminated('hairatan', ...at('8 08:00', 'a')),
      operationTerminated('hairatan', ...at('8 12:00', 'b')),
    ],
    [
      'a discharge',
      operationDischarged('PK', ...at('9 08:00', 'a')),
      operationDischarged('PK', ...at('11 08:00', 'b')),
    ],
    [
      'a suspension',
      transportSuspended('hairatan', ...at('8 08:00', 'a')),
      transportSuspended('hairatan', ...at('8 12:00', 'b')),
    ],
    [
      'a resumption',
      transportResumed('termez', ...at('9 08:00', 'a')),
      transportResumed('termez', ...at('9 12:00', 'b')),
    ],
    ['a return', carnetReturned(...at('20 08:00', 'a')), carnetReturned(...at('21 08:00', 'b'))],
  ])('contradict each other about %s: the first stands', (_act, first, second) => {
    expect(evidence(second, first)).toEqual(['a', 'b']);
    const { state } = givenCarnet(first);
    const both = givenCarnet(second, first).state;
    expect({ ...both, contradictions: [], lastFact: null }).toEqual({ ...state, lastFact: null });
  });

  it('are no contradiction about controls and certified reports, of which there may be several', () => {
    const several = [
      controlMade('kabul', '6 08:00'),
      controlMade('kabul', '6 12:00'),
      certifiedReportDrawn('kabul', '6 08:00'),
      certifiedReportDrawn('kabul', '6 12:00'),
    ];
    const { view } = givenCarnet(carnetIssued(), ...several);
    expect([view.controls.length, view.certifiedReports.length, view.irregularities]).toEqual([2, 2, []]);
  });

  it('are not linked where nobody says which office it was', () => {
    const twice = [
      controlMade(undefined, '6 08:00', { id: 'a' }),
      controlMade(undefined, '6 08:10', { id: 'b' }),
    ];
    expect(givenCarnet(...twice).view.controls).toHaveLength(2);
    const named = twice.map(({ id, event }) => ({
      id,
      event: { ...event, data: { ...event.data, office: 'Kabul Customs' } },
    }));
    expect(givenCarnet(...named).view.controls).toMatchObject([{ evidence: ['a', 'b'] }]);
  });
});

describe('two reports of one act within the hour, with results that cannot both be right', () => {
  const usd = (amount: string): { declaredValue: { amount: string; currency: string } } => ({
    declaredValue: { amount, currency: 'USD' },
  });
  it.each<[string, Unrecorded<CarnetEvent>, Unrecorded<CarnetEvent>]>([
    [
      'the declared value',
      carnetAccepted('multan', '2 08:00', { id: 'a', ...usd('48000') }),
      carnetAccepted('multan', '2 08:20', { id: 'b', ...usd('4800') }),
    ],
    [
      'the voucher at the start',
      operationStarted('torkham-af', '5 14:00', { id: 'a', voucherPage: 3 }),
      operationStarted('torkham-af', '5 14:20', { id: 'b', voucherPage: 5 }),
    ],
    [
      'the route',
      operationStarted('torkham-af', '5 14:00', { id: 'a', prescribedRoute: ['kabul', 'hairatan'] }),
      operationStarted('torkham-af', '5 14:20', { id: 'b', prescribedRoute: ['kabul', 'sherkhan-bandar'] }),
    ],
    [
      'whether the whole load ended there',
      operationTerminated('tashkent', '9 10:00', { id: 'a', partial: true }),
      operationTerminated('tashkent', '9 10:20', { id: 'b', partial: false }),
    ],
    [
      'what a control found',
      controlMade('kabul', '6 08:00', { id: 'a', result: 'conformant' }),
      controlMade('kabul', '6 08:20', { id: 'b', result: 'non-conformant' }),
    ],
    [
      'the new seals',
      certifiedReportDrawn('kabul', '6 08:00', { id: 'a', newSeals: ['AF-1'] }),
      certifiedReportDrawn('kabul', '6 08:20', { id: 'b', newSeals: ['AF-2'] }),
    ],
    [
      'whether the seals were whole',
      transportResumed('termez', '9 08:00', { id: 'a', sealsIntact: true }),
      transportResumed('termez', '9 08:20', { id: 'b', sealsIntact: false }),
    ],
    [
      'the new destination',
      destinationSubstituted('termez', '7 08:00', { id: 'a', from: 'samarkand' }),
      destinationSubstituted('almaty', '7 08:20', { id: 'b', from: 'samarkand' }),
    ],
    [
      'who took the carnet back',
      carnetReturned('20 08:00', { id: 'a', returnedTo: 'PNC-ICC' }),
      carnetReturned('20 08:20', { id: 'b', returnedTo: 'IRU' }),
    ],
  ])('contradict each other about %s: the first stands', (_result, first, second) => {
    expect(evidence(second, first)).toEqual(['a', 'b']);
    const both = givenCarnet(second, first).state;
    expect({ ...both, contradictions: [], lastFact: null }).toEqual({
      ...givenCarnet(first).state,
      lastFact: null,
    });
  });

  it('are shown since the second, and gone once either is taken back', () => {
    const [a, b] = [
      operationTerminated('tashkent', '9 10:00', { id: 'a', partial: true }),
      operationTerminated('tashkent', '9 10:20', { id: 'b', partial: false }),
    ];
    const start = operationStarted('ayritom', '8 20:00');
    const { view } = givenCarnet(carnetIssued(), start, a, b);
    expect(view.irregularities).toMatchObject([
      { code, severity: 'warning', since: june('9 10:20'), reports: 2 },
    ]);
    for (const [taken, partial] of [
      ['a', false],
      ['b', true],
    ] as const) {
      const after = givenCarnet(carnetIssued(), start, a, b, retracted(taken, '11')).view;
      expect(after).toMatchObject({ irregularities: [], operations: [{ partial }] });
    }
  });
});

describe('two reports that say the same in other words, or of which one says more', () => {
  it('do not contradict each other', () => {
    expect(
      evidence(
        carnetAccepted('multan', '2 08:00', {
          id: 'a',
          seals: ['S2', 'S1'],
          declaredValue: { amount: '48000', currency: 'USD' },
        }),
        carnetAccepted('multan', '2 08:20', {
          id: 'b',
          seals: ['S1', 'S2'],
          declaredValue: { amount: '48000.00', currency: 'USD' },
          voucherPage: 1,
        }),
        operationTerminated('samarkand', '9 10:00', { id: 'c', reservation: 'packages missing' }),
        operationTerminated('samarkand', '9 10:20', {
          id: 'd',
          reservation: '2 packages missing',
          partial: true,
        }),
        destinationSubstituted('termez', '7 08:00', { id: 'e', from: 'samarkand' }),
        destinationSubstituted('termez', '7 08:20', { id: 'f' }),
        transportSuspended('hairatan', '8 08:00', { id: 'g' }),
        transportSuspended('hairatan', '8 08:20', { id: 'h', reason: 'rail' }),
        carnetReturned('20 08:00', { id: 'i' }),
        carnetReturned('20 08:20', { id: 'j', returnedTo: 'PNC-ICC' }),
      ),
    ).toBeUndefined();
  });
});

describe('a start and its refusal at one office', () => {
  const started = operationStarted('torkham-af', '5 14:00', { id: 'started' });

  it('contradict each other where the refusal comes after, as long as nothing says that it was terminated', () => {
    const refused = startRefused('torkham-af', '5 14:20', { id: 'refused' });
    expect(evidence(started, refused)).toEqual(['started', 'refused']);
    expect(givenCarnet(carnetIssued(), started, refused).view).toMatchObject({
      status: 'in-transit',
      refusedStarts: [],
    });
  });

  it('do not where it is accepted after all', () => {
    expect(evidence(startRefused('torkham-af', '5 13:50'), started)).toBeUndefined();
  });
});
