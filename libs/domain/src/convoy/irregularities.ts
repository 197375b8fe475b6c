import { IrregularityList } from '../irregularity/irregularity-list.js';
import { type Irregularity } from '../irregularity/irregularity.js';
import { type ConvoyState } from './convoy.state.js';
import { listOddities } from './oddities.js';

/** All irregularities of a state, one per code and set of vehicles, by code and time. */
export function irregularitiesOf(state: ConvoyState): readonly Irregularity[] {
  const found = new IrregularityList();
  for (const { code, occurredAt, vehicleIds, evidence } of listOddities(state.oddities)) {
    found.add(code, occurredAt, vehicleIds, evidence);
  }
  if (state.decided === 'planned' && state.underwaySince !== null) {
    found.add('underway-before-dispatch', state.underwaySince, [...state.vehicles.keys()], []);
  }
  for (const { matched, retractionId, occurredAt } of state.retractions.values()) {
    if (!matched) found.add('retraction-without-report', occurredAt, [], [retractionId]);
  }
  return found.list();
}
