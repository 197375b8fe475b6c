import { type Severity } from '#kafila/domain';
import { setImmediate as otherWork } from 'node:timers/promises';
import { type Database } from '../../database/schema.js';
import { withMembers } from '../answers/json-text.js';
import { type InFleet } from '../convoys/find-convoys.js';
import { irregularitiesOfConvoys } from '../shown-irregularities/irregularities-of.js';
import { type Assessment } from './assessments.js';

/** Convoys in one question: some milliseconds, then others have their turn. */
const AT_ONCE = 100;

/**
 * The rows of these convoys by id, JSON each: all but what changes with the clock, and whether their streams are parked. None for
 * those that have no row.
 */
export async function readFleetRows(
  db: Database,
  convoyIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = new Map<string, string>();
  for (let i = 0; i < convoyIds.length; i += AT_ONCE) {
    if (i > 0) await otherWork();
    const some = convoyIds.slice(i, i + AT_ONCE);
    const irregularities = await irregularitiesOfConvoys(db, some);
    const entries = await db
      .selectFrom('fleet')
      .select(['convoy_id', 'entry'])
      .where('convoy_id', 'in', some)
      .execute();
    for (const { convoy_id: convoyId, entry } of entries) {
      const counts = countBySeverity(irregularities.get(convoyId) ?? []);
      rows.set(convoyId, withMembers(entry, { irregularities: JSON.stringify(counts) }));
    }
  }
  return rows;
}

/** Some convoys as they are sent where nothing is known of what changes with the clock: in the past. */
export async function fleetRowsOf(db: Database, found: readonly InFleet[]): Promise<readonly string[]> {
  const rows = await readFleetRows(
    db,
    found.map(({ convoyId }) => convoyId),
  );
  return found.map(({ convoyId, parkedAt }) => shownRow(rows.get(convoyId) ?? '{}', parkedAt, undefined));
}

/** A row as it is sent. */
export function shownRow(row: string, parkedAt: string | null, assessment: Assessment | undefined): string {
  const { assessedAt = null, expectedArrival = null, gravestAlert = null } = assessment ?? {};
  return withMembers(row, {
    ...(parkedAt === null ? {} : { incompleteSince: JSON.stringify(parkedAt) }),
    expectedArrival: JSON.stringify(expectedArrival),
    gravestAlert: JSON.stringify(gravestAlert),
    assessedAt: JSON.stringify(assessedAt),
  });
}

type Counts = { [Each in Severity]: number };

function countBySeverity(irregularities: readonly string[]): Counts {
  const counts: Counts = { critical: 0, warning: 0, info: 0 };
  for (const json of irregularities) counts[(JSON.parse(json) as { severity: Severity }).severity] += 1;
  return counts;
}
