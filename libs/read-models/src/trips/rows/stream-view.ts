import {
  type CarnetState,
  carnetStream,
  type Claim,
  claimsOf,
  claimsOfCarnet,
  type ConditionalIrregularity,
  gatheringConditionalOf,
  conditionalIrregularitiesOfCarnet,
  type ConvoyState,
  convoyStream,
  declarationStream,
  type DeclarationState,
  describeCarnet,
  describeDeclaration,
  describingConvoy,
  type Explanation,
  explanationsOf,
  explanationsOfCarnet,
  type Irregularity,
  type StreamKind,
  subjectOfStream,
} from '#kafila/domain';
import { takenBackIn } from './taken-back.js';
import { type CarnetDocument } from '../../tables/carnet/carnet-document.js';
import { type ConvoyDocument } from '../../tables/convoy/convoy-document.js';
import { type DeclarationDocument } from '../../tables/declaration/declaration-document.js';
import { type LastEvent } from '../../tables/descriptor/stream-tip.js';
import { type OwnedIrregularity, unlessOf } from '../../tables/streams/irregularity.table.js';

/** What the state of one stream says. Rows are made of it. */
export interface StreamView<Document extends object = object> {
  readonly kind: StreamKind;
  /** Id of the convoy, number of the carnet, reference of the declaration. */
  readonly id: string;
  /** As the API shows it, but for its irregularities and for the event it rests on. */
  readonly document: Omit<Document, keyof LastEvent>;
  readonly irregularities: readonly OwnedIrregularity[];
  readonly claims: readonly Claim[];
  readonly explanations: readonly Explanation[];
}

/** In portions, so that others have their turn. @param state of the fold of this stream */
export function* viewing(stream: string, state: unknown): Generator<void, StreamView> {
  const { kind, id } = subjectOfStream(stream);
  if (kind === 'convoy') return yield* viewingConvoy(id, state as ConvoyState);
  if (kind === 'carnet') return viewOfCarnet(id, state as CarnetState);
  return viewOfDeclaration(id, state as DeclarationState);
}

/** What only a carnet can explain is about that carnet too. */
const EXPLAINING_CARNET = /^(?:certified-report|carnet-seals|heavy-or-bulky) ([A-Z]{2}[0-9]{8,9})(?: |$)/;

export function* viewingConvoy(
  convoyId: string,
  state: ConvoyState,
): Generator<void, StreamView<ConvoyDocument>> {
  const { irregularities, ...view } = yield* describingConvoy(state);
  yield;
  const all: readonly (Irregularity | ConditionalIrregularity)[] = [
    ...irregularities,
    ...(yield* gatheringConditionalOf(state)),
  ];
  yield;
  const claims = claimsOf(state, convoyId);
  yield;
  const explanations = explanationsOf(state);
  yield;
  return {
    kind: 'convoy',
    id: convoyId,
    document: { convoyId, ...view },
    irregularities: all.map((irregularity) => {
      const carnetNumber = EXPLAINING_CARNET.exec(unlessOf(irregularity)?.of ?? '')?.[1] ?? null;
      return { irregularity, convoyId, carnetNumber, declarationRef: null };
    }),
    claims,
    explanations: [...explanations, ...takenBackIn(convoyStream(convoyId), state)],
  };
}

export function viewOfCarnet(carnetNumber: string, state: CarnetState): StreamView<CarnetDocument> {
  const { irregularities, carnetNumber: _asIssued, ...view } = describeCarnet(state);
  const { convoyId } = view;
  return {
    kind: 'carnet',
    id: carnetNumber,
    document: { carnetNumber, ...view },
    irregularities: [...irregularities, ...conditionalIrregularitiesOfCarnet(state, carnetNumber)].map(
      (irregularity) => ({ irregularity, convoyId, carnetNumber, declarationRef: null }),
    ),
    claims: claimsOfCarnet(state),
    explanations: [
      ...explanationsOfCarnet(state, carnetNumber),
      ...takenBackIn(carnetStream(carnetNumber), state),
    ],
  };
}

export function viewOfDeclaration(
  reference: string,
  state: DeclarationState,
): StreamView<DeclarationDocument> {
  const { irregularities, ...view } = describeDeclaration(state);
  const { convoyId } = view;
  return {
    kind: 'declaration',
    id: reference,
    document: { reference, ...view },
    irregularities: irregularities.map((irregularity) => {
      return { irregularity, convoyId, carnetNumber: null, declarationRef: reference };
    }),
    claims: [],
    explanations: takenBackIn(declarationStream(reference), state),
  };
}
