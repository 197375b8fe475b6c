import { type Alert, convoyStream } from '#kafila/domain';
import { asText, type Database } from '../../../database/schema.js';
import { trips } from '../../../trips/trips.projection.js';
import { alertsInScope, gravestColumns } from '../../assessments/alerts-in-scope.js';
import { ASSESSMENT_COLUMNS, type AssessmentRow } from '../../assessments/read-assessments.js';
import { type ConvoyFilter } from '../convoy-filter.js';
import { type InFleet, isListed, LISTED_BY, type PageOfConvoys } from '../find-convoys.js';

/** A convoy of the fleet, and what was assessed last of it. */
export type AssessedInFleet = InFleet & AssessmentRow;

/** Convoys by planned departure, the latest first, with what was assessed last, and without a look at the documents. */
export async function findInFleet(
  db: Database,
  filter: ConvoyFilter,
  { after, limit }: PageOfConvoys,
): Promise<readonly AssessedInFleet[]> {
  // Few are parked, and to look for each of thousands takes long.
  const parked = await parkedStreams(db);
  const found = await db
    .selectFrom('convoys')
    .leftJoin('assessments', 'assessments.convoy_id', 'convoys.convoy_id')
    .select(LISTED_BY)
    .select(ASSESSMENT_COLUMNS)
    .where(isListed(db, filter, after))
    .orderBy('convoys.planned_departure', 'desc')
    .orderBy('convoys.convoy_id', 'desc')
    .limit(limit)
    .execute();
  const inScope = await alertsInScope(
    db,
    found.map(({ convoyId }) => convoyId),
  );
  for (const one of found) Object.assign(one, gravestIn(inScope, one.convoyId));
  if (parked.size === 0) return found.map((one) => Object.assign(one, { parkedAt: null }));
  return found.map((one) => Object.assign(one, { parkedAt: parked.get(convoyStream(one.convoyId)) ?? null }));
}

function gravestIn(inScope: ReadonlyMap<string, readonly Alert[]> | undefined, convoyId: string): object {
  const alerts = inScope?.get(convoyId);
  return alerts ? gravestColumns(alerts) : {};
}

async function parkedStreams(db: Database): Promise<ReadonlyMap<string, string>> {
  const rows = await db
    .selectFrom('parked_streams')
    .select(['stream', asText('position').as('position')])
    .where('projection', '=', trips.name)
    .execute();
  return new Map(rows.map(({ stream, position }) => [stream, position]));
}
