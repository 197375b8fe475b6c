import { type Dice } from '../chance/dice.js';
import { type Moment } from '../journey/moment.js';
import { type FieldUnit, type FieldUnits } from './field-units.js';

/** Who tells a moment, and of which of its vehicles. */
export interface Witness {
  readonly unit: FieldUnit;
  readonly vehicleIds: readonly string[];
}

/**
 * Who tells a moment: the phone of the group, a post on the road, or each vehicle's tracker for itself. Each vehicle of
 * the moment has exactly one witness.
 */
export function witnessesOf(moment: Moment, units: FieldUnits, dice: Dice): readonly Witness[] {
  const { type, vehicleIds, place } = moment;
  const trackers = (): Witness[] =>
    vehicleIds.map((vehicleId) => ({ unit: units.trackerOf(vehicleId), vehicleIds: [vehicleId] }));
  const phone = (): Witness[] => [{ unit: units.phoneOf(vehicleIds[0] ?? ''), vehicleIds }];
  const post = (): Witness[] => [{ unit: units.postAt(place ?? moment.clockOf), vehicleIds }];
  const draw = dice.between(0, 1);
  switch (type) {
    case 'CheckpointPassed':
      if (draw < 0.65) return phone();
      return draw < 0.75 ? post() : trackers();
    case 'BorderArrived':
      if (draw < 0.5) return phone();
      return draw < 0.8 ? post() : trackers();
    case 'BorderEntered':
    case 'BorderExited':
      return draw < 0.8 ? post() : trackers();
    case 'VehiclesHalted':
    case 'VehiclesResumed':
      return draw < 0.7 ? phone() : trackers();
    case 'PositionReported':
      return draw < 0.1 ? phone() : trackers();
    case 'CargoDelivered':
      return [{ unit: units.consigneeAt(place ?? moment.clockOf), vehicleIds }];
    default:
      return post();
  }
}

/** Somebody else who saw the same of the same vehicles. */
export function secondWitness(first: Witness, moment: Moment, units: FieldUnits): Witness {
  const { vehicleIds } = first;
  const lead = vehicleIds[0] ?? '';
  if (first.unit.kind === 'phone') return { unit: units.postAt(moment.place ?? moment.clockOf), vehicleIds };
  return { unit: units.phoneOf(lead), vehicleIds };
}
