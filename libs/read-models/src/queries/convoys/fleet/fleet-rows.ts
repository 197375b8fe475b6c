import { type Severity } from '#kafila/domain';
import { setImmediate as otherWork } from 'node:timers/promises';
import { asText, type Database } from '../../../database/schema.js';
import { withMembers } from '../../answers/json-text.js';
import { type ConvoyAssessment, readAssessments } from '../../assessments/read-assessments.js';
import { type InFleet } from '../find-convoys.js';
import { irregularitiesOfConvoys } from '../../shown-irregularities/irregularities-of.js';

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
      .select(['convoy_id', 'entry', asText('position').as('position')])
      .where('convoy_id', 'in', some)
      .execute();
    for (const { convoy_id: convoyId, entry, position } of entries) {
      const counts = countBySeverity(irregularities.get(convoyId) ?? []);
      const members = { irregularities: JSON.stringify(counts), position: JSON.stringify(position) };
      rows.set(convoyId, withMembers(entry, members));
    }
  }
  return rows;
}

/** Some convoys as they are sent, JSON each. */
export async function fleetRowsOf(db: Database, found: readonly InFleet[]): Promise<readonly string[]> {
  const convoyIds = found.map(({ convoyId }) => convoyId);
  const rows = await readFleetRows(db, convoyIds);
  const assessments = await readAssessments(db, convoyIds);
  return found.map(({ convoyId, parkedAt }) =>
    shownRow(rows.get(convoyId) ?? '{}', parkedAt, assessments.get(convoyId) ?? null),
  );
}

/** A row as it is sent. @param assessment null where the convoy was not assessed yet */
export function shownRow(row: string, parkedAt: string | null, assessment: ConvoyAssessment | null): string {
  const { assessedAt = null, expectedArrival = null, gravestAlert = null } = assessment ?? {};
  const members = JSON.stringify({
    ...(parkedAt === null ? {} : { incompleteSince: parkedAt }),
    ...{ expectedArrival, gravestAlert, assessedAt },
  });
  // Thousands of them: both are objects.
  return `${row.slice(0, -1)},${members.slice(1)}`;
}

type Counts = { [Each in Severity]: number };

function countBySeverity(irregularities: readonly string[]): Counts {
  const counts: Counts = { critical: 0, warning: 0, info: 0 };
  for (const json of irregularities) counts[(JSON.parse(json) as { severity: Severity }).severity] += 1;
  return counts;
}
