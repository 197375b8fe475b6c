import {
  ascending,
  carnetOfStream,
  type Claim,
  declarationOfStream,
  heldByCarnet,
  isUnderExclusion,
  MOST_EVIDENCE,
  severityOf,
  vehicleOfClaim,
} from '#kafila/domain';
import { codeOfConflict, type ConflictKind } from './conflict-kinds.js';

/**
 * A claim, and when a vehicle that holds a carnet left its convoy for good; null while it belongs to it. Of a report: its
 * id as `key`, its stream as `holder`.
 */
export interface HeldClaim extends Omit<Claim, 'kind'> {
  readonly kind: ConflictKind;
  readonly leftAt: string | null;
}

/** Two claims of one thing by different holders. */
export type ClaimPair = readonly [HeldClaim, HeldClaim];

/** Two holders that have one thing at the same time; `one` is the lesser in order. All reports of two streams are one. */
export interface Conflict {
  readonly kind: ConflictKind;
  /** Empty for reports. */
  readonly key: string;
  readonly one: string;
  readonly oneConvoy: string;
  readonly two: string;
  readonly twoConvoy: string;
  readonly since: string;
  /** The ids of the reports; empty for everything else. */
  readonly reportIds: ReadonlySet<string>;
}

/** The conflicts among pairs of claims, each once, since they first held at the same time. */
export function conflictsAmong(pairs: readonly ClaimPair[]): readonly Conflict[] {
  const found = new Map<string, Conflict & { reportIds: Set<string> }>();
  for (const pair of pairs) {
    const since = bothHoldSince(pair);
    if (since === null || !isNews(pair)) continue;
    const [lesser, greater] = inOrder(pair);
    const { kind, holder: one, convoyId: oneConvoy } = lesser;
    const { holder: two, convoyId: twoConvoy } = greater;
    const key = kind === 'report' || kind === 'exclusion' ? '' : lesser.key;
    // However many carnets tell of an exclusion: the first use of each vehicle under the first of them.
    const ofUse = (): unknown => [kind, carnetOf(two), heldByCarnet(two).vehicleIds, twoConvoy];
    const id = JSON.stringify(kind === 'exclusion' ? ofUse() : [kind, key, one, oneConvoy, two, twoConvoy]);
    const known = found.get(id);
    const reportIds = known?.reportIds ?? new Set<string>();
    if (kind === 'report') reportIds.add(lesser.key);
    if (known && comesBefore(known, { since, one, two })) continue;
    found.set(id, { kind, key, one, oneConvoy, two, twoConvoy, since, reportIds });
  }
  return [...found.values()];
}

/** Not that a vehicle goes by the plate of another of its convoy, nor by a plate where its own id tells the same. */
function isNews([one, other]: ClaimPair): boolean {
  if (one.kind !== 'vehicle') return true;
  const vehicleId = vehicleOfClaim(one);
  const isSame = vehicleId === vehicleOfClaim(other);
  return one.convoyId !== other.convoyId && (!isSame || one.key === vehicleId);
}

/** The lesser holder first; an exclusion before what falls under it. */
function inOrder(pair: ClaimPair): ClaimPair {
  const [one, other] = pair;
  const isInOrder = one.kind === other.kind ? one.holder < other.holder : one.kind === 'exclusion';
  return isInOrder ? pair : [other, one];
}

function comesBefore(known: Conflict, found: Pick<Conflict, 'since' | 'one' | 'two'>): boolean {
  if (known.since !== found.since || known.kind !== 'exclusion') return known.since <= found.since;
  return known.two === found.two ? known.one <= found.one : known.two < found.two;
}

function carnetOf(holder: string): string {
  return heldByCarnet(holder).carnetNumber;
}

/**
 * From when on both hold; null where that is never. Stretches of time are half-open, and a carnet is on its vehicle for as
 * long as that belongs to the convoy.
 */
function bothHoldSince(pair: ClaimPair): string | null {
  const [one, other] = inOrder(pair);
  if (one.kind === 'exclusion') {
    // What is told of the carnet itself, its own stream shows.
    const isOwn = carnetOf(one.holder) === carnetOf(other.holder);
    return !isOwn && isUnderExclusion(one, other) ? other.from : null;
  }
  const since = one.from > other.from ? one.from : other.from;
  const ends = [one.until, other.until, one.leftAt, other.leftAt];
  return ends.every((end) => end === null || end > since) ? since : null;
}

/**
 * A conflict as the API shows it: JSON. Where decisions of the desk contradict each other, or what follows from them, no
 * report is evidence of it: both convoys are named.
 */
export function conflictJson(conflict: Conflict): string {
  const { kind, key, one, two, oneConvoy, twoConvoy, since, reportIds } = conflict;
  const code = codeOfConflict(kind);
  const streams = kind === 'report' ? [one, two] : [];
  const used = kind === 'exclusion' ? heldByCarnet(two) : null;
  const evidence = used
    ? [...new Set([...heldByCarnet(one).evidence, ...used.evidence])]
    : [...reportIds].sort(ascending);
  return JSON.stringify({
    code,
    severity: severityOf(code),
    since,
    vehicleIds: used?.vehicleIds ?? vehiclesIn(conflict),
    evidence: evidence.slice(0, MOST_EVIDENCE),
    reports: evidence.length,
    convoyIds: [...new Set([oneConvoy, twoConvoy])].filter((id) => id !== '').sort(),
    carnetNumber: used?.carnetNumber ?? (kind === 'carnet' ? key : firstOf(streams, carnetOfStream)) ?? null,
    declarationRef: firstOf(streams, declarationOfStream) ?? null,
  });
}

function firstOf(streams: readonly string[], of: (stream: string) => string | undefined): string | undefined {
  return streams.map(of).find((id) => id !== undefined);
}

function vehiclesIn({ kind, key, one, two }: Conflict): readonly string[] {
  if (kind === 'carnet') return [one, two];
  if (kind === 'vehicle') return [key];
  if (kind !== 'handover') return [];
  const [vehicleId] = JSON.parse(key) as readonly (string | null)[];
  return vehicleId == null ? [] : [vehicleId];
}

export function orderOfConflict({ kind, since, key, one, two }: Conflict): string {
  return [codeOfConflict(kind), since, key, one, two].join(' ');
}
