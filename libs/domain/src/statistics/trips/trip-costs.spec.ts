import { describe, expect, it } from '@jest/globals';
import { june } from '../../testing.js';
import { costsOfTrip, gatheringCostsOfTrip, tonnesOf } from './trip-costs.js';

describe('the costs of a trip', () => {
  it('are expenses and payments for activities, tea money too, in the order of time', () => {
    const costs = costsOfTrip({
      expenses: [
        { amount: { amount: '320.00', currency: 'USD' }, paidAt: june('7 10:00'), place: 'jalalabad' },
        { amount: { amount: '9000', currency: 'PKR' }, paidAt: june('3 20:30'), place: null },
      ],
      activities: [
        {
          place: 'torkham-pk',
          startedAt: june('5 15:00'),
          payments: [
            { amount: '4500', currency: 'PKR', official: true },
            { amount: '500', currency: 'PKR', official: false },
          ],
        },
      ],
    });
    expect(costs).toEqual([
      { amount: '9000', currency: 'PKR', day: '2023-06-03', paidAt: june('3 20:30') },
      { amount: '4500', currency: 'PKR', day: '2023-06-05', paidAt: june('5 15:00') },
      { amount: '500', currency: 'PKR', day: '2023-06-05', paidAt: june('5 15:00') },
      { amount: '320.00', currency: 'USD', day: '2023-06-07', paidAt: june('7 10:00') },
    ]);
  });

  // Dossier 5.1: money in USD at the day's rate; dossier 8.1: clocks of places differ.
  it('are dated by the calendar of the place: in Almaty of 2023 the new day begins at 18:00 UTC', () => {
    const amount = { amount: '100', currency: 'KZT' };
    const expenses = [{ amount, paidAt: june('9 18:30'), place: 'almaty' }];
    expect(costsOfTrip({ expenses, activities: [] })[0]?.day).toBe('2023-06-10');
  });

  it('are gathered with a turn for others after each', () => {
    const [place, amount] = ['kabul', { amount: '1', currency: 'USD', official: true }];
    const expenses = Array.from({ length: 300 }, () => ({ amount, place, paidAt: june('9 18:30') }));
    const activities = expenses.map(() => ({ place, startedAt: june('9 18:30'), payments: [amount] }));
    const gathering = gatheringCostsOfTrip({ expenses, activities });
    expect([...gathering].length).toBeGreaterThanOrEqual(600);
  });
});

describe('the tonnes of a load', () => {
  it('are those of all its goods', () => {
    expect(tonnesOf([{ grossKg: 12_500.5 }, { grossKg: 7_499.5 }])).toBe(20);
  });

  it('are unknown, not nought, where the weight of a line is, and without goods', () => {
    expect(tonnesOf([{ grossKg: 12_500 }, {}])).toBeNull();
    expect(tonnesOf([])).toBeNull();
  });
});
