import { describe, expect, it } from '@jest/globals';
import {
  cancelled,
  command,
  dispatched,
  given,
  joined,
  june,
  passed,
  planned,
  retracted,
} from '../../testing.js';

const A = 'PK-A1';
const cancel = command('cancel', '6 10:00', { reason: 'no cargo' });
const moved = passed('hyderabad', '3 10:00');

describe('cancelling a convoy', () => {
  it('is possible while nothing has moved, dispatched or not', () => {
    const [event] = given(planned(), joined(A)).when(cancel).thenEvents('ConvoyCancelled');
    expect(event?.data).toMatchObject({ occurredAt: june('6 10:00'), reason: 'no cargo' });
    given(planned(), joined(A), dispatched()).when(cancel).thenEvents('ConvoyCancelled');
  });

  it('is refused once it has set out: its vehicles have to be called home', () => {
    const refusal = given(planned(), joined(A), dispatched(), moved)
      .when(cancel)
      .thenRefused('already-underway');
    expect(refusal.facts).toEqual({ underwaySince: june('3 10:00') });
    expect(refusal.detail).toContain('recall it instead');
  });

  it('is possible where the report of its movement was taken back', () => {
    given(planned(), joined(A), dispatched(), moved, retracted(moved, '4 10:00'))
      .when(cancel)
      .thenEvents('ConvoyCancelled');
  });
});

describe('a cancelled convoy', () => {
  it('has ended, and says why', () => {
    expect(given(planned(), joined(A), cancelled('6 10:00', 'no cargo')).view).toMatchObject({
      status: 'cancelled',
      cancelledAt: june('6 10:00'),
      endedAt: june('6 10:00'),
      completedAt: null,
      reason: 'no cargo',
    });
  });

  it('that is seen moving all the same has been seen: facts are never refused', () => {
    expect(given(planned(), joined(A), cancelled('2 10:00'), moved).vehicle(A).lastPlace).toBe('hyderabad');
  });
});
