import { type IrregularityCode, severityOf } from '#kafila/domain';
import { type RawBuilder, sql } from 'kysely';

/** An irregularity of one stream, as a query reads it. */
export interface IrregularityRow {
  readonly code: string;
  readonly severity: string;
  readonly since: string;
  readonly convoy_id: string | null;
  readonly carnet_number: string | null;
  readonly declaration: string | null;
  readonly reports: number;
  /** JSON. */
  readonly vehicle_ids: string;
  /** JSON. */
  readonly evidence: string;
}

/** Two claims of the same thing for some of the time, as a query reads them; `one` is the lesser in order. */
export interface ConflictRow {
  readonly kind: string;
  readonly key: string;
  readonly one: string;
  readonly one_convoy: string;
  readonly two: string;
  readonly two_convoy: string;
  readonly since: string;
}

/** What each kind of claim makes of a conflict. */
const CONFLICTS = {
  vehicle: 'vehicle-in-two-convoys',
  carnet: 'carnet-on-two-vehicles',
} as const satisfies Record<string, IrregularityCode>;

export type ConflictKind = keyof typeof CONFLICTS;

/** The kind of claim whose conflicts have this code; undefined for the codes that one stream shows. */
export function conflictKindOf(code: string): ConflictKind | undefined {
  return code === CONFLICTS.vehicle ? 'vehicle' : code === CONFLICTS.carnet ? 'carnet' : undefined;
}

export function codeOfConflict(kind: string): IrregularityCode {
  return CONFLICTS[kind as ConflictKind];
}

/** The irregularity as the API shows it: JSON. */
export function irregularityJson(row: IrregularityRow): string {
  const { code, severity, since, convoy_id: convoyId, carnet_number: carnet, declaration } = row;
  const convoyIds = convoyId === null ? [] : [convoyId];
  const head = JSON.stringify({ code, severity, since }).slice(0, -1);
  const tail = JSON.stringify({ convoyIds, carnetNumber: carnet, declarationRef: declaration }).slice(1);
  return `${head},"vehicleIds":${row.vehicle_ids},"evidence":${row.evidence},"reports":${row.reports},${tail}`;
}

/**
 * A conflict of claims as the API shows it: JSON. What contradicts each other are decisions of the desk or what follows
 * from them, so no report is evidence of it: both convoys are named.
 */
export function conflictJson({ kind, key, one, one_convoy, two, two_convoy, since }: ConflictRow): string {
  const code = codeOfConflict(kind);
  return JSON.stringify({
    code,
    severity: severityOf(code),
    since,
    vehicleIds: kind === 'vehicle' ? [key] : [one, two],
    evidence: [],
    reports: 0,
    convoyIds: [...new Set([one_convoy, two_convoy])].sort(),
    carnetNumber: kind === 'carnet' ? key : null,
    declarationRef: null,
  });
}

/** Holds for an irregularity that nothing in another stream has explained. */
export function stands(table: string): RawBuilder<boolean> {
  const of = (column: string): RawBuilder<unknown> => sql.ref(`${table}.${column}`);
  return sql<boolean>`(${of('unless')} is null or not exists (select 1 from explanations
    where explanations.explains = ${of('unless')} and explanations.explained_at >= ${of('unless_after')}))`;
}

/**
 * Pairs of claims of one thing by different holders, who have it at the same time for a while (half-open intervals): each
 * pair twice, once as `mine` and once as `theirs`. A carnet is on its vehicle for as long as that belongs to the convoy.
 */
export const CONFLICTING_CLAIMS: RawBuilder<unknown> = sql`claims as mine
  join claims as theirs on theirs.kind = mine.kind and theirs.key = mine.key and theirs.holder <> mine.holder
  left join vehicles as my_vehicle on mine.kind = 'carnet'
    and my_vehicle.convoy_id = mine.convoy_id and my_vehicle.vehicle_id = mine.holder
  left join vehicles as their_vehicle on theirs.kind = 'carnet'
    and their_vehicle.convoy_id = theirs.convoy_id and their_vehicle.vehicle_id = theirs.holder`;

/** When both of `CONFLICTING_CLAIMS` have begun. */
export const BOTH_SINCE = sql<string>`case when mine.from_at > theirs.from_at then mine.from_at else theirs.from_at end`;

/** Holds where both of `CONFLICTING_CLAIMS` last beyond the moment at which the later one begins. */
export const OVERLAP = sql<boolean>`${sql.join(
  ['mine.until_at', 'theirs.until_at', 'my_vehicle.left_at', 'their_vehicle.left_at'].map(
    (end) => sql`(${sql.ref(end)} is null or ${sql.ref(end)} > ${BOTH_SINCE})`,
  ),
  sql` and `,
)}`;
