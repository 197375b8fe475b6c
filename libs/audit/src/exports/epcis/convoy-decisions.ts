import { CONVOY_DECISION_TYPES, type ConvoyDecision, type VehicleDescription } from '#kafila/domain';
import { containerUri, convoyUri, ownStep, vehicleUri } from './identifiers.js';
import {
  type BizStep,
  type Disposition,
  type Mapping,
  type Observation,
  type Source,
} from './observation.js';

/** Decisions for which CBV has a step. A convoy is the parent, its vehicles are what is aggregated to it. */
const WITH_STEP: Partial<Mapping<ConvoyDecision>> = {
  ConvoyPlanned: ({ route: [start] }, { subject: { id } }) => [
    {
      type: 'ObjectEvent',
      action: 'ADD',
      epcList: [convoyUri(id)],
      bizStep: 'commissioning',
      disposition: 'active',
      ...(start === undefined ? {} : { place: start }),
    },
  ],
  VehicleJoined: (vehicle, source) => [joins(vehicle, source), ...carries(vehicle)],
  VehicleWithdrawn: ({ vehicleId }, source) => [leave([vehicleId], source)],
  VehicleReplaced: ({ vehicleId, by }, source) => [
    leave([vehicleId], source),
    { ...joins(by, source), part: 'joined' },
    ...carries(by),
  ],
  ConvoyDispatched: (_, source) => [convoyIs('departing', source, 'in_transit')],
  ConvoyHeld: (_, source) => [{ ...convoyIs('holding', source, 'unavailable'), stays: true }],
  ConvoySplit: ({ parts }, source) => [
    leave(
      parts.flatMap(({ vehicleIds }) => vehicleIds),
      source,
    ),
  ],
  ConvoyMerged: ({ vehicleIds }, source) => [leave(vehicleIds, source)],
  ConvoyCancelled: (_, source) => [dissolves(source)],
  ConvoyCompleted: (_, source) => [dissolves(source)],
};

/** What the desk decided of a convoy: by a step of CBV, else by a step of our own that is named after the decision. */
export const CONVOY_DECISIONS = {
  ...Object.fromEntries([...CONVOY_DECISION_TYPES].map((type) => [type, underOwnStep(type)])),
  ...WITH_STEP,
} as Mapping<ConvoyDecision>;

function underOwnStep(type: string): (data: unknown, source: Source) => readonly Observation[] {
  return (_, source) => [convoyIs(ownStep(type), source, 'in_transit')];
}

function joins({ vehicleId }: VehicleDescription, { subject }: Source): Observation {
  return {
    type: 'AggregationEvent',
    action: 'ADD',
    parentID: convoyUri(subject.id),
    childEPCs: [vehicleUri(vehicleId)],
    bizStep: 'assembling',
    disposition: 'in_progress',
  };
}

function carries({ vehicleId, container, seals = [] }: VehicleDescription): readonly Observation[] {
  if (container === undefined) return [];
  return [
    {
      type: 'AggregationEvent',
      action: 'ADD',
      parentID: vehicleUri(vehicleId),
      childEPCs: [containerUri(container)],
      bizStep: 'loading',
      ...(seals.length > 0 ? { disposition: 'container_closed' } : {}),
      part: 'loaded',
    },
  ];
}

function leave(vehicleIds: readonly string[], { subject }: Source): Observation {
  return {
    type: 'AggregationEvent',
    action: 'DELETE',
    parentID: convoyUri(subject.id),
    childEPCs: vehicleIds.map(vehicleUri),
    bizStep: 'disassembling',
    disposition: 'in_progress',
  };
}

/** All that still belong to it leave. */
function dissolves({ subject }: Source): Observation {
  return {
    type: 'AggregationEvent',
    action: 'DELETE',
    parentID: convoyUri(subject.id),
    bizStep: 'disassembling',
    disposition: 'inactive',
  };
}

function convoyIs(bizStep: BizStep, { subject }: Source, disposition: Disposition): Observation {
  return {
    type: 'ObjectEvent',
    action: 'OBSERVE',
    epcList: [convoyUri(subject.id)],
    bizStep,
    disposition,
  };
}
