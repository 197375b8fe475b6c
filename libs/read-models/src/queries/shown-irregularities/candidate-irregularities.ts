import { type RawBuilder, sql } from 'kysely';
import { type StreamIrregularity } from './which-show.js';

/** An irregularity of one stream with what may explain it, as a question reads it. */
export interface IrregularityRow {
  readonly code: string;
  readonly severity: string;
  readonly since: string;
  readonly convoy_id: string | null;
  readonly carnet_number: string | null;
  readonly declaration: string | null;
  readonly reports: number;
  readonly vehicle_ids: string;
  readonly evidence: string;
  readonly unless_after: string | null;
  readonly unless_before: string | null;
  readonly explained_at: string | null;
}

/** The columns of `IrregularityRow`, in their order, of the table `irregularities as i`. */
export const IRREGULARITY_COLUMNS: RawBuilder<unknown> = sql`i.code, i.severity, i.since, i.convoy_id, i.carnet_number,
  i.declaration, i.reports, i.vehicle_ids, i.evidence, i.unless_after, i.unless_before,
  case when i.unless is null then null else (select min(explanations.explained_at) from explanations
    where explanations.explains = i.unless and explanations.explained_at >= i.unless_after) end as explained_at`;

/** The same columns where a row of another kind is read with them. */
export const NO_IRREGULARITY: RawBuilder<unknown> = sql.join(
  ['text', 'text', 'text', 'text', 'text', 'text', 'integer', 'text', 'text', 'text', 'text', 'text'].map(
    (type) => sql`cast(null as ${sql.raw(type)})`,
  ),
);

export function streamIrregularityOf(row: IrregularityRow): StreamIrregularity {
  return {
    code: row.code,
    severity: row.severity,
    since: row.since,
    convoyId: row.convoy_id,
    carnetNumber: row.carnet_number,
    declarationRef: row.declaration,
    reports: row.reports,
    vehicleIds: row.vehicle_ids,
    evidence: row.evidence,
    unlessAfter: row.unless_after,
    unlessBefore: row.unless_before,
    explainedAt: row.explained_at,
  };
}
