import { ascending, type Claim, type IrregularityCode, severityOf } from '#kafila/domain';

/** An irregularity that one stream tells, and what another tells that may explain it. */
export interface StreamIrregularity {
  readonly code: string;
  readonly severity: string;
  readonly since: string;
  readonly convoyId: string | null;
  readonly carnetNumber: string | null;
  readonly declarationRef: string | null;
  readonly reports: number;
  /** JSON. */
  readonly vehicleIds: string;
  /** JSON. */
  readonly evidence: string;
  /** From when on what another stream tells explains it; null where nothing there can. */
  readonly unlessAfter: string | null;
  /** Up to when it does; null: however late. */
  readonly unlessBefore: string | null;
  /** When the first of what may explain it happened, since it may; null where nothing of the kind is told. */
  readonly explainedAt: string | null;
}

/** A claim, and when a vehicle that holds a carnet left its convoy for good; null while it belongs to it. */
export interface HeldClaim extends Claim {
  readonly leftAt: string | null;
}

/** Two claims of one thing by different holders. */
export type ClaimPair = readonly [HeldClaim, HeldClaim];

/** Two holders that have one thing at the same time; `one` is the lesser in order. */
export interface Conflict {
  readonly kind: Claim['kind'];
  readonly key: string;
  readonly one: string;
  readonly oneConvoy: string;
  readonly two: string;
  readonly twoConvoy: string;
  readonly since: string;
}

/** What may show on a convoy, a carnet or a declaration. */
export interface Candidates {
  readonly irregularities: readonly StreamIrregularity[];
  readonly pairs: readonly ClaimPair[];
}

/**
 * Which irregularities show, of those that may: the one rule for every read, of the present and of the past. What only one
 * stream tells shows unless another explains it; two claims of one thing show where they hold at the same time.
 *
 * @returns each once as the API shows it, JSON, in the order of code, time and vehicles
 */
export function whichShow({ irregularities, pairs }: Candidates): readonly string[] {
  const shown: { readonly order: string; readonly json: string }[] = [];
  for (const one of irregularities) {
    if (stands(one)) shown.push({ order: orderOf(one), json: irregularityJson(one) });
  }
  for (const one of conflictsAmong(pairs)) {
    shown.push({ order: orderOfConflict(one), json: conflictJson(one) });
  }
  shown.sort((a, b) => ascending(a.order, b.order));
  return shown.filter(({ json }, i) => json !== shown[i - 1]?.json).map(({ json }) => json);
}

/** Whether nothing in another stream has explained it. */
export function stands({ unlessAfter, unlessBefore, explainedAt }: StreamIrregularity): boolean {
  if (unlessAfter === null || explainedAt === null || explainedAt < unlessAfter) return true;
  return unlessBefore !== null && explainedAt > unlessBefore;
}

/** The conflicts among pairs of claims, each once, since they first held at the same time. */
export function conflictsAmong(pairs: readonly ClaimPair[]): readonly Conflict[] {
  const found = new Map<string, Conflict>();
  for (const pair of pairs) {
    const since = bothHoldSince(pair);
    if (since === null) continue;
    const [lesser, greater] = pair[0].holder < pair[1].holder ? pair : [pair[1], pair[0]];
    const { kind, key, holder: one, convoyId: oneConvoy } = lesser;
    const { holder: two, convoyId: twoConvoy } = greater;
    const id = JSON.stringify([kind, key, one, oneConvoy, two, twoConvoy]);
    const known = found.get(id);
    if (known && known.since <= since) continue;
    found.set(id, { kind, key, one, oneConvoy, two, twoConvoy, since });
  }
  return [...found.values()];
}

/**
 * From when on both hold; null where that is never. Stretches of time are half-open, and a carnet is on its vehicle for as
 * long as that belongs to the convoy.
 */
function bothHoldSince([one, other]: ClaimPair): string | null {
  const since = one.from > other.from ? one.from : other.from;
  const ends = [one.until, other.until, one.leftAt, other.leftAt];
  return ends.every((end) => end === null || end > since) ? since : null;
}

/** What each kind of claim makes of a conflict. */
const CONFLICTS = {
  vehicle: 'vehicle-in-two-convoys',
  carnet: 'carnet-on-two-vehicles',
  handover: 'taken-over-otherwise',
} as const satisfies Record<Claim['kind'], IrregularityCode>;

export const CONFLICT_KINDS = Object.keys(CONFLICTS) as readonly Claim['kind'][];

/** The kind of claim whose conflicts have this code; undefined for the codes that one stream shows. */
export function conflictKindOf(code: string): Claim['kind'] | undefined {
  return CONFLICT_KINDS.find((kind) => CONFLICTS[kind] === code);
}

export function codeOfConflict(kind: Claim['kind']): IrregularityCode {
  return CONFLICTS[kind];
}

/** The irregularity as the API shows it: JSON. */
export function irregularityJson(irregularity: StreamIrregularity): string {
  const { code, severity, since, convoyId, carnetNumber, declarationRef } = irregularity;
  const convoyIds = convoyId === null ? [] : [convoyId];
  const head = JSON.stringify({ code, severity, since }).slice(0, -1);
  const tail = JSON.stringify({ convoyIds, carnetNumber, declarationRef }).slice(1);
  return `${head},"vehicleIds":${irregularity.vehicleIds},"evidence":${irregularity.evidence},"reports":${irregularity.reports},${tail}`;
}

/**
 * A conflict as the API shows it: JSON. What contradicts each other are decisions of the desk or what follows from them, so
 * no report is evidence of it: both convoys are named.
 */
export function conflictJson(conflict: Conflict): string {
  const { kind, key, oneConvoy, twoConvoy, since } = conflict;
  const code = codeOfConflict(kind);
  return JSON.stringify({
    code,
    severity: severityOf(code),
    since,
    vehicleIds: vehiclesIn(conflict),
    evidence: [],
    reports: 0,
    convoyIds: [...new Set([oneConvoy, twoConvoy])].sort(),
    carnetNumber: kind === 'carnet' ? key : null,
    declarationRef: null,
  });
}

function vehiclesIn({ kind, key, one, two }: Conflict): readonly string[] {
  if (kind === 'carnet') return [one, two];
  if (kind === 'vehicle') return [key];
  const [vehicleId] = JSON.parse(key) as readonly (string | null)[];
  return vehicleId == null ? [] : [vehicleId];
}

function orderOf(irregularity: StreamIrregularity): string {
  const { code, since, vehicleIds, evidence, convoyId, carnetNumber, declarationRef } = irregularity;
  return [code, since, vehicleIds, evidence, convoyId, carnetNumber, declarationRef].join(' ');
}

function orderOfConflict({ kind, since, key, one, two }: Conflict): string {
  return [codeOfConflict(kind), since, key, one, two].join(' ');
}
