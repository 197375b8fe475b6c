import { describe, expect, it } from '@jest/globals';
import {
  dispatched,
  given,
  joined,
  joinedAll,
  june,
  passed,
  planned,
  positioned,
  retracted,
} from '../../testing.js';
import { type Unrecorded } from '../../testing/recorded.js';
import { type Irregularity } from '../../irregularity/irregularity.js';

const A = 'PK-A1';
const irregularities = (...facts: Unrecorded[]): readonly Irregularity[] =>
  given(planned(), joined(A), dispatched(), ...facts).view.irregularities;

describe('two sightings of one vehicle', () => {
  // Multan and Peshawar are 450 km apart as the crow flies.
  const here = passed('multan', '4 10:00', { id: 'here' });

  it('further apart than any truck drives in that time are flagged, both as evidence', () => {
    const there = passed('peshawar', '4 12:00', { id: 'there' });
    for (const reports of [
      [here, there],
      [there, here],
    ]) {
      expect(irregularities(...reports)).toEqual([
        {
          code: 'impossible-speed',
          severity: 'warning',
          since: june('4 12:00'),
          vehicleIds: [A],
          evidence: ['here', 'there'],
          reports: 2,
        },
      ]);
    }
  });

  it('are in order where the time suffices, and an hour more because clocks differ', () => {
    expect(irregularities(here, passed('peshawar', '4 13:00'))).toEqual([]);
  });

  it('are in order again once one of them is retracted', () => {
    const there = passed('peshawar', '4 12:00');
    expect(irregularities(here, there, retracted(there, '5'))).toEqual([]);
    expect(irregularities(retracted(here, '5'), there, here)).toEqual([]);
  });

  it('by positions count as those by places do', () => {
    const far = positioned({ lat: 34.5, lon: 69.2 }, '4 12:00', { id: 'far' });
    expect(irregularities(here, far)).toMatchObject([
      { code: 'impossible-speed', evidence: ['here', 'far'] },
    ]);
    const near = positioned({ lat: 30.2, lon: 71.5 }, '4 12:00');
    expect(irregularities(here, near, positioned({ lat: 31.2, lon: 71.5 }, '4 12:01'))).toEqual([]);
  });

  it('are those of that vehicle only', () => {
    const two = [passed('multan', '4 10:00', { of: A }), passed('peshawar', '4 10:30', { of: 'PK-B2' })];
    const { view } = given(planned(), ...joinedAll(A, 'PK-B2'), dispatched(), ...two);
    expect(view.irregularities).toEqual([]);
  });
});
