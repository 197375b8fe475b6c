import { type AtCustoms, type DeclarationFact } from '#kafila/domain';
import {
  carnetUri,
  convoyUri,
  CUSTOMS_DECLARATION,
  declarationUri,
  ownStep,
  TIR_CARNET,
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

/** What EPCIS says of a customs declaration: a business transaction, from its lodgement (ADD) to its withdrawal (DELETE). */
export const DECLARATION_EVENTS: Mapping<DeclarationFact> = {
  DeclarationLodged: (data, source) => [
    act(data, source, 'ADD', ownStep('DeclarationLodged'), 'in_progress', under(data.carnetNumber)),
  ],
  RiskChannelAssigned: (data, source) => [
    act(data, source, 'OBSERVE', ownStep('RiskChannelAssigned'), 'in_progress'),
  ],
  ExaminationOrdered: (data, source) => [
    act(data, source, 'OBSERVE', ownStep('ExaminationOrdered'), 'in_progress'),
  ],
  ExaminationDone: (data, source) => [
    act(data, source, 'OBSERVE', 'inspecting', data.result === undefined ? undefined : RESULTS[data.result]),
  ],
  DutiesPaid: (data, source) => [act(data, source, 'OBSERVE', ownStep('DutiesPaid'), 'in_progress')],
  ClearanceHeld: (data, source) => [act(data, source, 'OBSERVE', 'holding', 'unavailable')],
  HoldLifted: (data, source) => [act(data, source, 'OBSERVE', ownStep('HoldLifted'), 'in_progress')],
  ClearanceGranted: (data, source) => [
    act(data, source, 'OBSERVE', ownStep('ClearanceGranted'), 'conformant'),
  ],
  ClearanceRefused: (data, source) => [
    act(data, source, 'OBSERVE', ownStep('ClearanceRefused'), 'non_conformant'),
  ],
  GoodsGatedOut: (data, source) => [act(data, source, 'OBSERVE', 'departing', 'in_transit')],
  DeclarationWithdrawn: (data, source) => [act(data, source, 'DELETE', ownStep('DeclarationWithdrawn'))],
};

const RESULTS = { conformant: 'conformant', 'non-conformant': 'non_conformant' } as const;

function under(carnetNumber: string | undefined): readonly BizTransaction[] {
  return carnetNumber === undefined ? [] : [{ type: TIR_CARNET, bizTransaction: carnetUri(carnetNumber) }];
}

/** Of the vehicles that are named, else of the convoy, else of the declared goods, known by their declaration. */
function act(
  { vehicleIds, convoyId }: AtCustoms,
  { subject }: Source,
  action: 'ADD' | 'OBSERVE' | 'DELETE',
  bizStep: BizStep,
  disposition?: Disposition,
  others: readonly BizTransaction[] = [],
): Observation {
  const declaration = declarationUri(subject.id);
  const goods = [convoyId === undefined ? declaration : convoyUri(convoyId)];
  return {
    type: 'TransactionEvent',
    action,
    epcList: vehicleIds === undefined ? goods : [...new Set(vehicleIds)].map(vehicleUri),
    bizStep,
    ...(disposition === undefined ? {} : { disposition }),
    bizTransactionList: [{ type: CUSTOMS_DECLARATION, bizTransaction: declaration }, ...others],
  };
}
