import { describe, expect, it } from '@jest/globals';
import { type BodyByType, type Decision } from './decision.js';

const at = '2026-03-01T05:00:00.000Z';
const occurredAt = '2026-03-01T10:00:00+05:00';

describe('a simulated decision', () => {
  it('has the body of its type, without what its path names', () => {
    const hold: Decision = {
      type: 'hold',
      at,
      path: '/v1/convoys/c1/hold',
      body: { occurredAt, reason: 'snow' },
    };
    expect(hold.body).not.toHaveProperty('convoyId');
    // @ts-expect-error nobody holds a convoy without a reason
    const withoutReason: BodyByType['hold'] = { occurredAt };
    // @ts-expect-error the path names the vehicle
    const namedTwice: BodyByType['withdraw'] = { occurredAt, reason: 'breakdown', vehicleId: 'PK-T1' };
    expect([withoutReason, namedTwice]).toHaveLength(2);
  });
});
