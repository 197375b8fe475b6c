import { describe, expect, it } from '@jest/globals';
import { dispatched, given, halted, joined, june, planned, resumed } from '../../testing.js';

const truck = 'PK-A1';
const convoy = [planned(), joined(truck), dispatched()];

describe('a halt whose end nobody reported', () => {
  it('gets no time from the end of another halt at another place', () => {
    const { halts } = given(
      ...convoy,
      halted('sukkur', '3 20:00', { of: truck }),
      resumed('multan', '4 05:00', { of: truck }),
    ).vehicle(truck);
    expect(halts).toMatchObject([{ haltedAt: june('3 20:00'), resumedAt: null, inferred: true }]);
  });

  it('ends at the time reported from where it stands', () => {
    const { halts } = given(
      ...convoy,
      halted('sukkur', '3 20:00', { of: truck }),
      resumed('sukkur', '4 05:00', { of: truck }),
    ).vehicle(truck);
    expect(halts).toMatchObject([{ resumedAt: june('4 05:00'), inferred: false }]);
  });
});
