import { describe, expect, it } from '@jest/globals';
import {
  carnetAccepted,
  carnetAssigned,
  carnetIssued,
  claimMade,
  claimPaid,
  givenCarnet,
  nonDischargeNotified,
  operationDischarged,
  operationStarted,
  operationTerminated,
  retracted,
} from '../../testing.js';
import { type Unrecorded } from '../../testing/recorded.js';
import { type CarnetEvent } from '../events/carnet.events.js';

/** Noon in Kabul on a day. */
const on = (day: string): { readonly occurredAt: string } => ({ occurredAt: `${day}T07:30:00.000Z` });
const sum = { amount: { amount: '41200.00', currency: 'USD' } };

const start = operationStarted('torkham-af', '5 10:00', { id: 'start' });
const notified = (day: string, more: object = {}): Unrecorded<CarnetEvent> =>
  nonDischargeNotified('AF', '30 10:00', { id: 'notified', ...on(day), ...more });
const claimed = (day: string, more: object = {}): Unrecorded<CarnetEvent> =>
  claimMade('AF', '30 10:00', { id: 'claimed', ...sum, ...on(day), ...more });
const paid = (day: string): Unrecorded<CarnetEvent> =>
  claimPaid('AF', '30 10:00', { id: 'paid', ...sum, ...on(day) });

const view = (...facts: readonly Unrecorded<CarnetEvent>[]): ReturnType<typeof givenCarnet>['view'] =>
  givenCarnet(carnetIssued({ vouchers: 20 }), carnetAssigned(), start, ...facts).view;
const found = (...facts: readonly Unrecorded<CarnetEvent>[]): unknown =>
  view(...facts).irregularities.map(({ code, evidence }) => [code, evidence]);

describe('the claims procedure (TIR art. 11)', () => {
  it('shows whom customs notified, what they claim and what was paid, with the days that the Convention sets', () => {
    const { liability } = view(paid('2024-05-01'), claimed('2024-03-10'), notified('2024-01-31'));
    expect(liability).toMatchObject({
      nonDischarges: [
        {
          country: 'AF',
          day: '2024-01-31',
          notified: ['association', 'holder'],
          falsified: null,
          notifyBy: '2024-06-05',
          claimFrom: '2024-02-29',
          claimUntil: '2026-01-31',
          evidence: ['notified'],
        },
      ],
      paymentClaims: [{ day: '2024-03-10', ...sum, payBy: '2024-06-10', evidence: ['claimed'] }],
      claimPayments: [{ day: '2024-05-01', ...sum, evidence: ['paid'] }],
    });
    expect(found(paid('2024-05-01'), claimed('2024-03-10'), notified('2024-01-31'))).toEqual([]);
  });

  it('counts the same letter, told by two units, once', () => {
    const again = nonDischargeNotified('AF', '30 10:00', {
      id: 'again',
      occurredAt: '2024-01-31T08:00:00.000Z',
    });
    expect(view(notified('2024-01-31'), again).liability.nonDischarges).toMatchObject([
      { evidence: ['notified', 'again'] },
    ]);
    const other = claimed('2024-03-10', { id: 'other', amount: { amount: '9.00', currency: 'USD' } });
    expect(found(notified('2024-01-31'), claimed('2024-03-10'), other)).toEqual([
      ['carnet-contradictory-reports', ['claimed', 'other']],
    ]);
  });
});

describe('non-discharge-notified-late', () => {
  it('is shown of a notification of the association later than a year after the acceptance there', () => {
    expect(found(notified('2024-06-05'))).toEqual([]);
    expect(found(notified('2024-06-06'))).toEqual([['non-discharge-notified-late', ['notified']]]);
    expect(found(notified('2024-06-06', { notified: ['holder'] }))).toEqual([]);
  });

  it('is shown later than two years where the certificate was falsified', () => {
    expect(found(notified('2025-06-05', { falsified: true }))).toEqual([]);
    expect(found(notified('2025-06-06', { falsified: true }))).toHaveLength(1);
  });

  it('counts from the acceptance at departure, too, and says nothing where no acceptance was told', () => {
    const accepted = carnetAccepted('kabul', '2 08:00');
    const of = (...facts: readonly Unrecorded<CarnetEvent>[]): unknown =>
      givenCarnet(carnetIssued({ departureOffices: ['kabul'] }), ...facts).view.irregularities.map(
        ({ code }) => code,
      );
    expect(of(accepted, notified('2024-06-03'))).toEqual(['non-discharge-notified-late']);
    expect(of(notified('2024-06-03'))).toEqual([]);
  });
});

describe('claim-without-notification', () => {
  it('is shown until the notification of the association is told', () => {
    expect(found(claimed('2024-03-10'))).toEqual([['claim-without-notification', ['claimed']]]);
    expect(found(claimed('2024-03-10'), notified('2024-01-31', { notified: ['holder'] }))).toHaveLength(1);
    expect(found(claimed('2024-03-10'), notified('2024-01-31'))).toEqual([]);
  });
});

describe('claim-out-of-time', () => {
  it('is shown of a claim sooner than a month or later than two years after the notification', () => {
    expect(found(notified('2024-01-31'), claimed('2024-02-29'))).toEqual([]);
    expect(found(notified('2024-01-31'), claimed('2024-02-28'))).toEqual([
      ['claim-out-of-time', ['notified', 'claimed']],
    ]);
    expect(found(notified('2024-01-31'), claimed('2026-01-31'))).toEqual([]);
    expect(found(notified('2024-01-31'), claimed('2026-02-01'))).toHaveLength(1);
  });

  it('was sooner than three months under the text of before 13 September 2012', () => {
    const old = notified('2012-09-12');
    expect(found(old, claimed('2012-12-11'))).toContainEqual(['claim-out-of-time', ['notified', 'claimed']]);
    expect(found(old, claimed('2012-12-12'))).toEqual([]);
  });
});

describe('claim-after-discharge (TIR art. 10)', () => {
  const end = operationTerminated('hairatan', '8 10:00');
  const discharged = operationDischarged('AF', '12 10:00', { id: 'discharged' });
  const claim = [notified('2024-01-31'), claimed('2024-03-10')];

  it('is shown where customs had discharged the operation by then', () => {
    expect(found(end, ...claim)).toEqual([]);
    expect(found(end, discharged, ...claim)).toEqual([['claim-after-discharge', ['discharged', 'claimed']]]);
    expect(found(end, discharged, retracted(discharged.id, '13'), ...claim)).toEqual([]);
  });

  it('is not shown where the certificate of termination was falsified', () => {
    const falsified = notified('2024-01-31', { falsified: true });
    expect(found(end, discharged, falsified, claimed('2024-03-10'))).toEqual([]);
  });
});

describe('claim-paid-late', () => {
  it('is shown of a payment later than three months after the claim', () => {
    const claim = [notified('2024-01-31'), claimed('2024-03-10')];
    expect(found(...claim, paid('2024-06-10'))).toEqual([]);
    expect(found(...claim, paid('2024-06-11'))).toEqual([['claim-paid-late', ['claimed', 'paid']]]);
  });
});
