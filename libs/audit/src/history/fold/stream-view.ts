import {
  type CarnetState,
  type Claim,
  claimsOf,
  claimsOfCarnet,
  conditionalIrregularitiesOf,
  type ConditionalIrregularity,
  type ConvoyState,
  type DeclarationState,
  describeCarnet,
  describeConvoy,
  describeDeclaration,
  type Explanation,
  explanationsOfCarnet,
  type Irregularity,
  subjectOfStream,
} from '#kafila/domain';

/** An irregularity of one stream, and whose it is. */
export interface OwnedIrregularity {
  readonly irregularity: Irregularity | ConditionalIrregularity;
  /** Null where nobody said. */
  readonly convoyId: string | null;
  readonly carnetNumber: string | null;
  readonly declarationRef: string | null;
}

/** What the state of one stream says: what the projection makes its rows of. */
export interface StreamView {
  readonly kind: 'convoy' | 'carnet' | 'declaration';
  /** Id of the convoy, number of the carnet, reference of the declaration. */
  readonly id: string;
  /** As the API shows it, but for its irregularities and for where its last event lies. */
  readonly document: object;
  readonly irregularities: readonly OwnedIrregularity[];
  readonly claims: readonly Claim[];
  readonly explanations: readonly Explanation[];
}

/** @param state of the fold of this stream */
export function viewOf(stream: string, state: unknown): StreamView {
  const { kind, id } = subjectOfStream(stream);
  if (kind === 'convoy') return viewOfConvoy(id, state as ConvoyState);
  if (kind === 'carnet') return viewOfCarnet(id, state as CarnetState);
  return viewOfDeclaration(id, state as DeclarationState);
}

const EXPLAINING_CARNET = /^certified-report ([A-Z]{2}[0-9]{8,9})$/;

function viewOfConvoy(convoyId: string, state: ConvoyState): StreamView {
  const { irregularities, ...view } = describeConvoy(state);
  const all: readonly (Irregularity | ConditionalIrregularity)[] = [
    ...irregularities,
    ...conditionalIrregularitiesOf(state),
  ];
  return {
    kind: 'convoy',
    id: convoyId,
    document: { convoyId, ...view },
    irregularities: all.map((irregularity) => {
      const unless = 'unless' in irregularity ? irregularity.unless : '';
      const carnetNumber = EXPLAINING_CARNET.exec(unless)?.[1] ?? null;
      return { irregularity, convoyId, carnetNumber, declarationRef: null };
    }),
    claims: claimsOf(state, convoyId),
    explanations: [],
  };
}

function viewOfCarnet(carnetNumber: string, state: CarnetState): StreamView {
  const { irregularities, carnetNumber: _asIssued, ...view } = describeCarnet(state);
  const { convoyId } = view;
  return {
    kind: 'carnet',
    id: carnetNumber,
    document: { carnetNumber, ...view },
    irregularities: irregularities.map((irregularity) => {
      return { irregularity, convoyId, carnetNumber, declarationRef: null };
    }),
    claims: claimsOfCarnet(state),
    explanations: explanationsOfCarnet(state, carnetNumber),
  };
}

function viewOfDeclaration(reference: string, state: DeclarationState): StreamView {
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
    explanations: [],
  };
}
