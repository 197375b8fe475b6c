import { type Alert, type AlertCode, MeasuredTimes } from '#kafila/domain';
import { type Database } from '../../database/schema.js';
import { isNarrowed } from '../../database/scope/narrowed.js';
import { assessConvoys, gravestFirst } from './assess-convoys.js';

/** They rest on the convoy itself, and on what is usual for all. No other stream tells of them. */
const OF_THE_ROAD: readonly AlertCode[] = ['stuck-at-border', 'silent', 'behind-plan'];

const NOTHING_USUAL = new MeasuredTimes().usual();

/**
 * What is wrong with convoys as whoever sees a part may know it. Convoys are assessed by all that was recorded; another stream may
 * tell what is wrong with a paper, and it may lie outside the scope. So what rests on other streams is found anew, from the rows in
 * scope, at the instant of the last assessment. Undefined where everything is seen: what was assessed stands.
 */
export async function alertsInScope(
  db: Database,
  convoyIds: readonly string[],
): Promise<ReadonlyMap<string, readonly Alert[]> | undefined> {
  if (!isNarrowed(db)) return undefined;
  if (convoyIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('assessments')
    .select(['convoy_id', 'assessed_at', 'alerts'])
    .where('convoy_id', 'in', convoyIds)
    .execute();
  const seen = new Map<string, readonly Alert[]>();
  for (const { convoy_id: convoyId, assessed_at: at, alerts } of rows) {
    const [anew] = await assessConvoys(db, [convoyId], at, NOTHING_USUAL);
    const ofTheRoad = (JSON.parse(alerts) as Alert[]).filter(({ code }) => OF_THE_ROAD.includes(code));
    const others = (anew?.alerts ?? []).filter(({ code }) => !OF_THE_ROAD.includes(code));
    seen.set(convoyId, [...ofTheRoad, ...others].sort(gravestFirst));
  }
  return seen;
}

/** The columns of the gravest of these. */
export function gravestColumns(alerts: readonly Alert[]) {
  const [gravest] = alerts;
  return {
    alert_code: gravest?.code ?? null,
    alert_severity: gravest?.severity ?? null,
    alert_since: gravest?.since ?? null,
    alert_count: alerts.length,
  };
}
