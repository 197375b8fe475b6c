import { asText, type Database } from '../../database/schema.js';
import { withMembers } from '../answers/json-text.js';
import { alertsInScope } from './alerts-in-scope.js';
import { ASSESSMENT_COLUMNS, assessmentOf } from './read-assessments.js';

/** What was assessed last of each of these convoys, as the live feed sends it: JSON. */
export async function assessmentJsonsOf(
  db: Database,
  of: readonly { readonly convoyId: string }[],
): Promise<readonly string[]> {
  if (of.length === 0) return [];
  const rows = await db
    .selectFrom('assessments')
    .select(['assessments.convoy_id', 'assessments.alerts', ...ASSESSMENT_COLUMNS])
    .select(asText('assessments.usual_as_of').as('usualAsOf'))
    .where(
      'assessments.convoy_id',
      'in',
      of.map(({ convoyId }) => convoyId),
    )
    .execute();
  const inScope = await alertsInScope(
    db,
    rows.map(({ convoy_id: convoyId }) => convoyId),
  );
  const jsons = new Map(
    rows.map(({ convoy_id: convoyId, alerts, usualAsOf, ...row }) => {
      const seen = inScope?.get(convoyId);
      const { assessedAt, expectedArrival } = assessmentOf(row) ?? {};
      const known = JSON.stringify({ convoyId, assessedAt, expectedArrival, usualAsOf });
      return [convoyId, withMembers(known, { alerts: seen ? JSON.stringify(seen) : alerts })];
    }),
  );
  return of.map(({ convoyId }) => jsons.get(convoyId) ?? '{}');
}
