import { type Dice } from '../chance/dice.js';
import { type FactType, type Moment } from '../journey/moment.js';
import { type FieldUnit, type FieldUnits } from './field-units.js';

/** A unit that reports a moment, and the vehicles that it reports on. */
export interface Witness {
  readonly unit: FieldUnit;
  readonly vehicleIds: readonly string[];
}

type Reporter = 'phone' | 'post' | 'office' | 'trackers' | 'consignee';

/** Who reports moments of a type. Each number is the upper end of a share; the last one takes the rest. */
type Habit = readonly (readonly [Reporter, number])[];

const ON_THE_ROAD: Habit = [
  ['phone', 0.7],
  ['trackers', 1],
];
const AT_THE_GATE: Habit = [
  ['post', 0.8],
  ['trackers', 1],
];
const OF_SEALS: Habit = [
  ['phone', 0.4],
  ['office', 1],
];
const BY_THE_DRIVER: Habit = [['phone', 1]];

/** Types that are not named here are about documents: the offices that handle them report. */
const HABITS: Readonly<Partial<Record<FactType, Habit>>> = {
  CheckpointPassed: [
    ['phone', 0.65],
    ['post', 0.75],
    ['trackers', 1],
  ],
  BorderArrived: [
    ['phone', 0.5],
    ['post', 0.8],
    ['trackers', 1],
  ],
  BorderEntered: AT_THE_GATE,
  BorderExited: AT_THE_GATE,
  BorderActivityRecorded: [['post', 1]],
  VehiclesHalted: ON_THE_ROAD,
  VehiclesResumed: ON_THE_ROAD,
  PositionReported: [
    ['phone', 0.1],
    ['trackers', 1],
  ],
  CargoDelivered: [['consignee', 1]],
  IncidentReported: BY_THE_DRIVER,
  ExpensePaid: BY_THE_DRIVER,
  EscortJoined: BY_THE_DRIVER,
  EscortLeft: BY_THE_DRIVER,
  SealsBroken: BY_THE_DRIVER,
  CargoTransshipped: BY_THE_DRIVER,
  CertifiedReportDrawn: BY_THE_DRIVER,
  SealsAffixed: OF_SEALS,
  SealsVerified: OF_SEALS,
  SealsReplaced: OF_SEALS,
};

/**
 * Draws who reports a moment: the phone of the group, a post on the road, an office, or each vehicle's own tracker. Each
 * vehicle of the moment has exactly one witness.
 */
export function witnessesOf(moment: Moment, units: FieldUnits, dice: Dice): readonly Witness[] {
  const { type, vehicleIds, place = moment.clockOf } = moment;
  const draw = dice.between(0, 1);
  const teller = HABITS[type]?.find(([, upTo]) => draw < upTo)?.[0] ?? 'office';
  switch (teller) {
    case 'phone':
      return [{ unit: units.phoneOf(vehicleIds[0] ?? ''), vehicleIds }];
    case 'post':
      return [{ unit: units.postAt(place), vehicleIds }];
    case 'office':
      return [{ unit: units.officeAt(place), vehicleIds }];
    case 'consignee':
      return [{ unit: units.consigneeAt(place), vehicleIds }];
    case 'trackers':
      return vehicleIds.map((vehicleId) => ({ unit: units.trackerOf(vehicleId), vehicleIds: [vehicleId] }));
  }
}

/** Another unit that saw the same of the same vehicles. */
export function secondWitness(first: Witness, moment: Moment, units: FieldUnits): Witness {
  const { vehicleIds } = first;
  const lead = vehicleIds[0] ?? '';
  if (first.unit.kind === 'phone') return { unit: units.postAt(moment.place ?? moment.clockOf), vehicleIds };
  return { unit: units.phoneOf(lead), vehicleIds };
}
