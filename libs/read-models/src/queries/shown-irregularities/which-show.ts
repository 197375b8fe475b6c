import { ascending } from '#kafila/domain';
import { type ClaimPair, conflictJson, conflictsAmong, orderOfConflict } from './conflicts.js';

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

/** The irregularity as the API shows it: JSON. */
export function irregularityJson(irregularity: StreamIrregularity): string {
  const { code, severity, since, convoyId, carnetNumber, declarationRef } = irregularity;
  const convoyIds = convoyId === null ? [] : [convoyId];
  const head = JSON.stringify({ code, severity, since }).slice(0, -1);
  const tail = JSON.stringify({ convoyIds, carnetNumber, declarationRef }).slice(1);
  return `${head},"vehicleIds":${irregularity.vehicleIds},"evidence":${irregularity.evidence},"reports":${irregularity.reports},${tail}`;
}

function orderOf(irregularity: StreamIrregularity): string {
  const { code, since, vehicleIds, evidence, convoyId, carnetNumber, declarationRef } = irregularity;
  return [code, since, vehicleIds, evidence, convoyId, carnetNumber, declarationRef].join(' ');
}
