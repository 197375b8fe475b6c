import { describe, expect, it } from '@jest/globals';
import { activity, dispatched, given, joinedAll, paid, planned } from '../../testing.js';
import { type Unrecorded } from '../../testing/recorded.js';
import { costsOfTrip } from '../../statistics/trips/trip-costs.js';

const MEMBERS = ['PK-A1', 'PK-B2', 'PK-C3'];
const [A, B] = MEMBERS as [string, string];
const convoy = (...facts: Unrecorded[]): ReturnType<typeof given> =>
  given(planned(), ...joinedAll(...MEMBERS), dispatched(), ...facts);
const costs = (...facts: Unrecorded[]): readonly (readonly string[])[] =>
  convoy(...facts).view.vehicles.map((vehicle) =>
    costsOfTrip(vehicle).map(({ amount, currency }) => `${amount} ${currency}`),
  );
const by = (unitId: string): { unit: { unitId: string } } => ({ unit: { unitId } });

describe('a sum that is paid for several vehicles', () => {
  it('costs each its share, where it was paid once for all that are named', () => {
    const bridge = paid('toll', '30.00 USD', 'kabul', '7 10:00', { of: [A, B], amountFor: 'all' });
    expect(costs(bridge)).toEqual([['15 USD'], ['15 USD'], []]);
    expect(convoy(bridge).view.vehicles[0]?.expenses).toMatchObject([
      { amount: { amount: '30.00', currency: 'USD' }, sharedBy: 2 },
    ]);
  });

  it('is that of the whole convoy, where nobody is named: of all that belonged to it then', () => {
    const bridge = paid('toll', '100 USD', 'kabul', '7 10:00', { amountFor: 'all' });
    expect(costs(bridge)).toEqual([['33.333333 USD'], ['33.333333 USD'], ['33.333333 USD']]);
  });

  it('is shared with one that nobody knows: it was paid for it too', () => {
    const bridge = paid('toll', '30 USD', 'kabul', '7 10:00', { of: [A, 'PK-STRANGER'], amountFor: 'all' });
    expect(costs(bridge)).toEqual([['15 USD'], [], []]);
  });

  it.each([['each' as const], [undefined]])('costs each the whole, where it says %s', (amountFor) => {
    const toll = paid('toll', '30 USD', 'kabul', '7 10:00', {
      of: [A, B],
      ...(amountFor ? { amountFor } : {}),
    });
    expect(costs(toll)).toEqual([['30 USD'], ['30 USD'], []]);
  });

  it('may be one of the payments for an activity, beside others', () => {
    const checks = activity('customs-controls', 'torkham-pk', '5 10:00', {
      of: [A, B],
      payments: [
        { amount: '100', currency: 'USD', official: true, amountFor: 'all' },
        { amount: '7', currency: 'USD', official: false },
      ],
    });
    expect(costs(checks)).toEqual([['50 USD', '7 USD'], ['50 USD', '7 USD'], []]);
    expect(convoy(checks).view.vehicles[0]?.activities[0]?.payments).toEqual([
      { amount: '100', currency: 'USD', official: true, sharedBy: 2 },
      { amount: '7', currency: 'USD', official: false },
    ]);
  });

  it('is told by a second unit, which did not say for whom', () => {
    const told = [
      paid('toll', '30 USD', 'kabul', '7 10:00', { of: [A, B], ...by('driver') }),
      paid('toll', '30 USD', 'kabul', '7 10:05', { of: [A, B], amountFor: 'all', ...by('post') }),
    ];
    expect(costs(...told)).toEqual([['15 USD'], ['15 USD'], []]);
    const checks = ['driver', 'post'].map((unitId, i) =>
      activity('customs-controls', 'torkham-pk', `5 10:0${i}`, {
        of: [A, B],
        ...by(unitId),
        payments: [{ amount: '9', currency: 'USD', official: true, ...(i ? { amountFor: 'all' } : {}) }],
      }),
    );
    expect(costs(...checks)).toEqual([['4.5 USD'], ['4.5 USD'], []]);
  });
});
