import { describe, expect, it } from '@jest/globals';
import { given, joined, planned } from '../../testing.js';
import { type ConvoyState } from './convoy.state.js';
import { type VehicleState } from './vehicle.state.js';

function change(state: ConvoyState, vehicle: VehicleState): void {
  // @ts-expect-error a convoy is readonly
  state.decided = 'cancelled';
  // @ts-expect-error a vehicle is readonly
  vehicle.status = 'moving';
  // @ts-expect-error the lists of a vehicle are readonly
  vehicle.halts[0] = vehicle.halts[1];
  // @ts-expect-error the lists of a convoy are readonly
  state.holds[0] = state.holds[1];
}

describe('the state of a convoy', () => {
  it('is readonly, down to the lists of its vehicles: the compiler refuses what is written to it', () => {
    const { state, vehicle } = given(planned(), joined('PK-A1'));
    change({ ...state, holds: [] }, { ...vehicle('PK-A1'), halts: [] });
    expect(state.decided).toBe('planned');
  });
});
