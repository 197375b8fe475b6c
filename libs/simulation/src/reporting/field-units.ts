import { type Dice } from '../chance/dice.js';

/** A device that reports. Units that travel with a vehicle lose the network where it does. */
export interface FieldUnit {
  readonly unitId: string;
  readonly kind: 'phone' | 'tracker' | 'post' | 'office' | 'consignee';
  /** The vehicle it travels with; absent where it stays in one place. */
  readonly carriedBy?: string;
  /** Milliseconds that its clock is ahead of true time. */
  readonly driftMs: number;
  /** Whether its reports say what its clock shows when it sends. */
  readonly statesClock: boolean;
}

/** The units that report about one scenario; each is always the same one. */
export interface FieldUnits {
  /** A driver's phone: reports on the whole group it travels in. */
  phoneOf(vehicleId: string): FieldUnit;
  trackerOf(vehicleId: string): FieldUnit;
  /** The post at a checkpoint or border side. It counts its reports by scenario. */
  postAt(place: string): FieldUnit;
  /** The customs office, or the association, of a place. */
  officeAt(place: string): FieldUnit;
  /** The receiver of the load. */
  consigneeAt(place: string): FieldUnit;
  /** Unit -> how many milliseconds its clock is ahead of true time. */
  readonly clocks: Readonly<Record<string, number>>;
}

export function fieldUnitsFor(scenario: string, dice: Dice): FieldUnits {
  const units = new Map<string, FieldUnit>();
  const unit = (unitId: string, kind: FieldUnit['kind'], carriedBy?: string): FieldUnit => {
    let known = units.get(unitId);
    if (!known) {
      // Most clocks are seconds off, a few are off by up to half an hour.
      const seconds = dice.chance(0.05) ? dice.whole(-1800, 1800) : dice.whole(-25, 25);
      const statesClock = (kind !== 'post' && kind !== 'office') || dice.chance(0.5);
      const carrier = carriedBy === undefined ? {} : { carriedBy };
      known = { unitId, kind, driftMs: seconds * 1000, statesClock, ...carrier };
      units.set(unitId, known);
    }
    return known;
  };
  return {
    phoneOf: (vehicleId) => unit(`phone-${vehicleId}`, 'phone', vehicleId),
    trackerOf: (vehicleId) => unit(`tracker-${vehicleId}`, 'tracker', vehicleId),
    postAt: (place) => unit(`post-${place}.${scenario}`, 'post'),
    officeAt: (place) => unit(`office-${place}.${scenario}`, 'office'),
    consigneeAt: (place) => unit(`consignee-${place}.${scenario}`, 'consignee'),
    get clocks() {
      return Object.fromEntries([...units.values()].map(({ unitId, driftMs }) => [unitId, driftMs]));
    },
  };
}
