import { type BorderActivity, type ConvoyFact, type IncidentKind, type Observed } from '#kafila/domain';
import { convoyUri, movedLoadUri, ownStep, vehicleUri } from './identifiers.js';
import {
  type BizStep,
  type Disposition,
  type Mapping,
  type Observation,
  type Source,
} from './observation.js';

/** What was seen of a convoy on the road. */
export const CONVOY_FACTS: Mapping<ConvoyFact> = {
  CheckpointPassed: (data, source) => [seen(data, source, 'transporting', 'in_transit')],
  PositionReported: (data, source) => [seen(data, source, 'transporting', 'in_transit')],
  BorderArrived: (data, source) => [staying(seen(data, source, 'arriving', 'in_transit'))],
  BorderEntered: (data, source) => [staying(seen(data, source, 'entering_exiting', 'in_transit'))],
  BorderExited: (data, source) => [seen(data, source, 'departing', 'in_transit')],
  BorderActivityRecorded: (data, source) => {
    const bizStep = ACTIVITIES[data.activity];
    return [seen(data, source, bizStep, data.result === undefined ? 'in_progress' : RESULTS[data.result])];
  },
  PlateChanged: (data, source) => [seen(data, source, ownStep('PlateChanged'), 'in_transit')],
  VehiclesHalted: (data, source) => [staying(seen(data, source, 'holding', 'in_progress'))],
  VehiclesResumed: (data, source) => [seen(data, source, 'departing', 'in_transit')],
  SealsAffixed: (data, source) => [seen(data, source, 'packing', 'container_closed')],
  SealsVerified: (data, source) => [
    seen(data, source, 'inspecting', data.intact ? 'conformant' : 'non_conformant'),
  ],
  SealsBroken: (data, source) => [seen(data, source, 'inspecting', 'container_open')],
  SealsReplaced: (data, source) => [seen(data, source, 'replacing', 'container_closed')],
  IncidentReported: (data, source) => [seen(data, source, 'holding', INCIDENTS[data.kind])],
  IncidentClosed: (data, source) => [seen(data, source, ownStep('IncidentClosed'), 'in_progress')],
  CargoTransshipped: ({ fromVehicleId, toVehicleId }, { subject, id }) => {
    const childEPCs = [movedLoadUri(subject.id, id)];
    return [
      {
        type: 'AggregationEvent',
        action: 'DELETE',
        parentID: vehicleUri(fromVehicleId),
        childEPCs,
        bizStep: 'unloading',
        disposition: 'container_open',
      },
      {
        type: 'AggregationEvent',
        action: 'ADD',
        parentID: vehicleUri(toVehicleId),
        childEPCs,
        bizStep: 'loading',
        disposition: 'container_closed',
        part: 'loaded',
      },
    ];
  },
  EscortJoined: (data, source) => [seen(data, source, ownStep('EscortJoined'), 'in_transit')],
  EscortLeft: (data, source) => [seen(data, source, ownStep('EscortLeft'), 'in_transit')],
  ExpensePaid: (data, source) => [seen(data, source, ownStep('ExpensePaid'))],
  CargoDelivered: (data, source) => [
    staying(
      data.partial === true
        ? seen(data, source, 'unloading', 'in_progress')
        : seen(data, source, 'receiving', 'completeness_verified'),
    ),
  ],
};

const RESULTS = { passed: 'conformant', failed: 'non_conformant' } as const;

/** What CBV calls the activities of CPMM. */
const ACTIVITIES: Readonly<Record<BorderActivity, BizStep>> = {
  'border-security': 'inspecting',
  'customs-controls': 'inspecting',
  'health-quarantine': 'inspecting',
  phytosanitary: 'inspecting',
  veterinary: 'inspecting',
  immigration: 'inspecting',
  'traffic-inspection': 'inspecting',
  'police-checkpoint': 'inspecting',
  'transport-inspection': 'inspecting',
  'weight-inspection': 'inspecting',
  'vehicle-registration': 'accepting',
  'emergency-repair': 'repairing',
  escort: ownStep('Escort'),
  loading: 'loading',
  'road-toll': ownStep('RoadToll'),
  waiting: 'holding',
};

const INCIDENTS: Readonly<Record<IncidentKind, Disposition>> = {
  breakdown: 'damaged',
  accident: 'damaged',
  'cargo-damage': 'damaged',
  theft: 'unavailable',
  attack: 'unavailable',
  weather: 'in_progress',
  'road-closed': 'in_progress',
  'border-closed': 'in_progress',
  papers: 'in_progress',
  illness: 'in_progress',
  other: 'in_progress',
};

/** Of the vehicles that are named, else of the convoy: what was aggregated to it says who belonged to it then. */
function seen(
  { vehicleIds }: Observed,
  { subject }: Source,
  bizStep: BizStep,
  disposition?: Disposition,
): Observation {
  return {
    type: 'ObjectEvent',
    action: 'OBSERVE',
    epcList: vehicleIds === undefined ? [convoyUri(subject.id)] : [...new Set(vehicleIds)].map(vehicleUri),
    bizStep,
    ...(disposition === undefined ? {} : { disposition }),
  };
}

function staying(observation: Observation): Observation {
  return { ...observation, stays: true };
}
