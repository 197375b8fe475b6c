import { type AtOffice, type CarnetDecision, type CarnetFact, placeOf, territoryOf } from '#kafila/domain';
import {
  carnetUri,
  certifiedReportUri,
  convoyUri,
  ownStep,
  TIR_CARNET,
  TIR_OPERATION,
  tirOperationUri,
  vehicleUri,
} from './identifiers.js';
import {
  type BizStep,
  type BizTransaction,
  type Disposition,
  type Mapping,
  type Observation,
  type Source,
} from './observation.js';

/**
 * What EPCIS says of a TIR carnet: the carnet and each of its operations are business transactions, with which vehicles are
 * associated (ADD) until the operation ends (DELETE).
 */
export const CARNET_EVENTS: Mapping<CarnetDecision | CarnetFact> = {
  CarnetIssued: (_, source) => [booklet('ADD', source, 'commissioning', 'active')],
  CarnetAssigned: ({ vehicleId }, source) => [
    act({ vehicleIds: [vehicleId] }, source, { action: 'ADD', bizStep: ownStep('CarnetAssigned') }),
  ],
  CarnetAccepted: (data, source) => [
    act(data, source, { action: 'ADD', bizStep: 'accepting', disposition: 'in_progress' }),
  ],
  TirOperationStarted: (data, source) => [
    act(
      data,
      source,
      { action: 'ADD', bizStep: 'accepting', disposition: 'in_progress' },
      operation(data.place, source),
    ),
  ],
  TirOperationTerminated: (data, source) => [
    act(
      data,
      source,
      data.partial === true
        ? { action: 'OBSERVE', bizStep: ownStep('TirOperationTerminated'), disposition: 'in_progress' }
        : {
            action: 'DELETE',
            bizStep: ownStep('TirOperationTerminated'),
            disposition: ended(data.reservation),
          },
      operation(data.place, source),
    ),
  ],
  TirOperationDischarged: (data, source) => [
    act(
      data,
      source,
      { action: 'OBSERVE', bizStep: ownStep('TirOperationDischarged'), disposition: 'conformant' },
      operationIn(territoryOf(data.country), source),
    ),
  ],
  TirStartRefused: (data, source) => [
    act(data, source, {
      action: 'OBSERVE',
      bizStep: ownStep('TirStartRefused'),
      disposition: 'non_conformant',
    }),
  ],
  TirControlMade: (data, source) => [
    act(data, source, {
      action: 'OBSERVE',
      bizStep: 'inspecting',
      ...(data.result === undefined ? {} : { disposition: RESULTS[data.result] }),
    }),
  ],
  CertifiedReportDrawn: (data, source) => [
    act(data, source, { action: 'OBSERVE', bizStep: 'inspecting', disposition: 'non_conformant' }, [
      carnet(source),
      { type: 'cert', bizTransaction: certifiedReportUri(source.subject.id, source.id) },
    ]),
  ],
  TirTransportSuspended: (data, source) => [
    act(data, source, { action: 'OBSERVE', bizStep: ownStep('TirTransportSuspended') }),
  ],
  TirTransportResumed: (data, source) => [
    act(data, source, { action: 'OBSERVE', bizStep: ownStep('TirTransportResumed') }),
  ],
  TirDestinationSubstituted: (data, source) => [
    act(data, source, { action: 'OBSERVE', bizStep: ownStep('TirDestinationSubstituted') }),
  ],
  NonDischargeNotified: (data, source) => [
    act(
      data,
      source,
      { action: 'OBSERVE', bizStep: ownStep('NonDischargeNotified'), disposition: 'non_conformant' },
      operationIn(territoryOf(data.country), source),
    ),
  ],
  TirClaimMade: (data, source) => [
    act(data, source, { action: 'OBSERVE', bizStep: ownStep('TirClaimMade'), disposition: 'non_conformant' }),
  ],
  TirClaimPaid: (data, source) => [
    act(data, source, { action: 'OBSERVE', bizStep: ownStep('TirClaimPaid') }),
  ],
  TirClaimWithdrawn: (data, source) => [
    act(data, source, { action: 'OBSERVE', bizStep: ownStep('TirClaimWithdrawn') }),
  ],
  HolderExcluded: (data, source) => [
    act(data, source, { action: 'OBSERVE', bizStep: ownStep('HolderExcluded') }),
  ],
  HolderReadmitted: (data, source) => [
    act(data, source, { action: 'OBSERVE', bizStep: ownStep('HolderReadmitted') }),
  ],
  CarnetReturned: (_, source) => [booklet('DELETE', source, 'decommissioning', 'inactive')],
};

const RESULTS = { conformant: 'conformant', 'non-conformant': 'non_conformant' } as const;

function ended(reservation: string | undefined): Disposition {
  return reservation === undefined ? 'conformant' : 'non_conformant';
}

function carnet({ subject }: Source): BizTransaction {
  return { type: TIR_CARNET, bizTransaction: carnetUri(subject.id) };
}

/** The operation in the customs territory of an office, and the carnet that it is one of. */
function operation(place: string, source: Source): readonly BizTransaction[] {
  return operationIn(territoryOf(placeOf(place).country), source);
}

function operationIn(territory: string, source: Source): readonly BizTransaction[] {
  return [
    { type: TIR_OPERATION, bizTransaction: tirOperationUri(source.subject.id, territory) },
    carnet(source),
  ];
}

/** The carnet itself, as a booklet. */
function booklet(
  action: 'ADD' | 'DELETE',
  source: Source,
  bizStep: BizStep,
  disposition: Disposition,
): Observation {
  return {
    type: 'ObjectEvent',
    action,
    epcList: [carnetUri(source.subject.id)],
    bizStep,
    disposition,
    bizTransactionList: [carnet(source)],
  };
}

/** Of the vehicles that are named, else of the convoy, else of the booklet that was laid before the office. */
function act(
  { vehicleIds, convoyId }: Pick<AtOffice, 'vehicleIds' | 'convoyId'>,
  source: Source,
  said: {
    readonly action: 'ADD' | 'OBSERVE' | 'DELETE';
    readonly bizStep: BizStep;
    readonly disposition?: Disposition;
  },
  bizTransactionList: readonly BizTransaction[] = [carnet(source)],
): Observation {
  const others = [convoyId === undefined ? carnetUri(source.subject.id) : convoyUri(convoyId)];
  return {
    type: 'TransactionEvent',
    ...said,
    epcList: vehicleIds === undefined ? others : [...new Set(vehicleIds)].map(vehicleUri),
    bizTransactionList,
  };
}
