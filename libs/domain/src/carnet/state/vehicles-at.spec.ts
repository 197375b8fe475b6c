import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { timesTried } from '../../testing.js';
import { beginCarnet } from './carnet.state.js';
import { assignmentAt, vehiclesAt } from './vehicles-at.js';

const moment = fc.integer({ min: 0, max: 9 }).map((hour) => `2023-06-02T0${hour}:00:00.000Z`);

describe('the vehicle of a carnet', () => {
  it('is that of the last decision of those dated by then, in whatever order they were dated; before all, the first', () => {
    fc.assert(
      fc.property(fc.array(moment), moment, (dates, instant) => {
        const assignments = dates.map((assignedAt, i) => {
          const vehicleId = `PK-A${i}`;
          return { convoyId: 'C-1', vehicleId, assignedAt, reason: null };
        });
        const state = { ...beginCarnet(), assignments };
        const last = assignments.findLast(({ assignedAt }) => assignedAt <= instant) ?? assignments[0];
        expect(assignmentAt(state)(instant)).toEqual(last);
        expect(vehiclesAt(state)(instant)).toEqual(last ? [last.vehicleId] : []);
      }),
      { numRuns: timesTried(200, 5000) },
    );
  });
});
