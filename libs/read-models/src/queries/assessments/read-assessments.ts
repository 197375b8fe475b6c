import { type AlertCode, type ForecastBasis, type Severity } from '#kafila/domain';
import { type Database, type Schema } from '../../database/schema.js';
import { type ArrivalOfConvoy } from './arrival-of-convoy.js';
import { alertsInScope, gravestColumns } from './alerts-in-scope.js';

/** What was assessed last of a convoy. Instants are RFC 3339 in UTC. */
export interface ConvoyAssessment {
  readonly assessedAt: string;
  /** Null where nothing tells, and once the convoy is over. */
  readonly expectedArrival: ArrivalOfConvoy | null;
  /** Null where nothing is wrong. */
  readonly gravestAlert: {
    readonly code: AlertCode;
    readonly severity: Severity;
    readonly since: string;
  } | null;
  /** How many alerts there are. */
  readonly alerts: number;
}

/** What `assessmentOf` reads, for a query that joins the table. */
export const ASSESSMENT_COLUMNS = [
  'assessments.assessed_at',
  'assessments.expected_at',
  'assessments.earliest_at',
  'assessments.latest_at',
  'assessments.basis',
  'assessments.alert_code',
  'assessments.alert_severity',
  'assessments.alert_since',
  'assessments.alert_count',
] as const;

type Columns = (typeof ASSESSMENT_COLUMNS)[number];
type Column = Columns extends `assessments.${infer Name extends keyof Schema['assessments']}` ? Name : never;

/** A line of the table; all null where a left join found none. */
export type AssessmentRow = { readonly [Name in Column]: Schema['assessments'][Name] | null };

/** Null where the convoy was not assessed yet, which is neither an arrival that nobody knows nor a convoy that nothing is wrong with. */
export function assessmentOf(row: AssessmentRow): ConvoyAssessment | null {
  const { assessed_at: assessedAt, alert_code: code } = row;
  if (assessedAt === null) return null;
  const { expected_at: expectedAt, earliest_at: earliestAt, latest_at: latestAt, basis } = row;
  const isExpected = expectedAt !== null && earliestAt !== null && latestAt !== null;
  return {
    assessedAt,
    expectedArrival: isExpected ? { expectedAt, earliestAt, latestAt, basis: basis as ForecastBasis } : null,
    gravestAlert:
      code === null
        ? null
        : {
            code: code as AlertCode,
            severity: row.alert_severity as Severity,
            since: row.alert_since ?? '',
          },
    alerts: row.alert_count ?? 0,
  };
}

/** What was assessed last of these convoys, by id; who was not assessed yet is not there. */
export async function readAssessments(
  db: Database,
  convoyIds: readonly string[],
): Promise<ReadonlyMap<string, ConvoyAssessment>> {
  if (convoyIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('assessments')
    .select(['assessments.convoy_id', ...ASSESSMENT_COLUMNS])
    .where('assessments.convoy_id', 'in', convoyIds)
    .execute();
  const inScope = await alertsInScope(db, convoyIds);
  return new Map(
    rows.flatMap((row) => {
      const alerts = inScope?.get(row.convoy_id);
      const assessment = assessmentOf({ ...row, ...(alerts && gravestColumns(alerts)) });
      return assessment ? [[row.convoy_id, assessment]] : [];
    }),
  );
}
