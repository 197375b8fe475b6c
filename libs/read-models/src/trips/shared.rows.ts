import {
  type Claim,
  type ConditionalIrregularity,
  type Explanation,
  type Irregularity,
} from '#kafila/domain';
import { type Row } from '../runner/projection/projection.js';

/** Whose irregularities they are. */
export interface IrregularityOwner {
  readonly stream: string;
  readonly kind: 'convoy' | 'carnet' | 'declaration';
  /** The convoy that they are of, or that the carnet or the declaration belongs to; null where nobody said. */
  readonly convoyId: string | null;
  readonly carnetNumber?: string;
  readonly declaration?: string;
}

const CERTIFIED_REPORT = /^certified-report ([A-Z]{2}[0-9]{8,9})$/;

/** Two units have two clocks. */
const CLOCKS_DIFFER_MS = 3_600_000;

/** From when on what is told elsewhere explains an irregularity: an hour before it. RFC 3339 in UTC. */
export function explanationFrom(since: string): string {
  return new Date(Date.parse(since) - CLOCKS_DIFFER_MS).toISOString();
}

/** The rows of irregularities, in the order given, numbered for each code. */
export function irregularityRows(
  { stream, kind, convoyId, carnetNumber, declaration }: IrregularityOwner,
  irregularities: readonly (Irregularity | ConditionalIrregularity)[],
): readonly Row[] {
  const next = new Map<string, number>();
  return irregularities.map((irregularity) => {
    const { code, severity, since, vehicleIds, evidence, reports } = irregularity;
    const unless = 'unless' in irregularity ? irregularity.unless : null;
    const ordinal = next.get(code) ?? 0;
    next.set(code, ordinal + 1);
    return {
      stream,
      code,
      ordinal,
      stream_kind: kind,
      severity,
      since,
      convoy_id: convoyId,
      carnet_number: carnetNumber ?? CERTIFIED_REPORT.exec(unless ?? '')?.[1] ?? null,
      declaration: declaration ?? null,
      unless,
      unless_after: unless === null ? null : explanationFrom(since),
      reports,
      vehicle_ids: JSON.stringify(vehicleIds),
      evidence: JSON.stringify(evidence),
    };
  });
}

/** The rows of claims, in the order given, numbered for each thing that is claimed. */
export function claimRows(stream: string, claims: readonly Claim[]): readonly Row[] {
  const next = new Map<string, number>();
  return claims.map(({ kind, key, holder, convoyId, from, until }) => {
    const what = `${kind} ${key}`;
    const ordinal = next.get(what) ?? 0;
    next.set(what, ordinal + 1);
    return { stream, kind, key, ordinal, holder, convoy_id: convoyId, from_at: from, until_at: until };
  });
}

/** The rows of explanations; two of one moment are one. */
export function explanationRows(stream: string, explanations: readonly Explanation[]): readonly Row[] {
  const rows = new Map<string, Row>();
  for (const { of, at } of explanations) {
    rows.set(`${of} ${at}`, { stream, explains: of, explained_at: at });
  }
  return [...rows.values()];
}
