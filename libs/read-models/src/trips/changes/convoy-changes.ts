import { convoyOfStream } from '#kafila/domain';
import { type RawBuilder, sql } from 'kysely';
import { type Database } from '../../database/schema.js';
import { type ChangeId } from '../../runner/projection/change-id.js';
import { type Touched } from '../../runner/projection/projection.js';
import { type RowOf } from '../../tables/descriptor/table.js';
import { claimTable } from '../../tables/streams/claim.table.js';
import { explanationTable } from '../../tables/streams/explanation.table.js';
import { irregularityTable } from '../../tables/streams/irregularity.table.js';
import { reportIdIn, sharedReportTable } from '../../tables/streams/report-id.table.js';
import { changedIn, latest, ChangedConvoys, portions } from './changed-convoys.js';

/** Of their rows it depends which convoys changed, beside the streams themselves. */
export const NOTED_TABLES = [claimTable, irregularityTable, explanationTable, sharedReportTable];

type Claim = RowOf<typeof claimTable>;
type Irregularity = RowOf<typeof irregularityTable>;

/**
 * Notes the event that last changed what a convoy shows, for each convoy that may show something else now. The event is of
 * its own stream, of one of its carnets or declarations, or of another convoy that claims the same vehicle or carnet at
 * the same time. The live feed follows these notes.
 */
export async function noteConvoyChanges(db: Database, touched: Touched): Promise<void> {
  await (await convoysOf(db, touched)).write(db);
}

/** The same for a repair. @param after the last one before @returns how many were noted */
export async function noteRepairedConvoys(db: Database, touched: Touched, after: ChangeId): Promise<number> {
  return (await convoysOf(db, touched)).writeRepairs(db, after);
}

async function convoysOf(db: Database, { changes, tips }: Touched): Promise<ChangedConvoys> {
  const noted = new ChangedConvoys(tips);
  for (const { stream, position } of tips) {
    const convoyId = convoyOfStream(stream);
    if (convoyId !== undefined) noted.add(convoyId, position);
  }
  const claims = changedIn(changes, claimTable);
  const irregularities = changedIn(changes, irregularityTable);
  for (const { stream, convoy_id: convoyId } of [...claims, ...irregularities]) {
    if (convoyId !== null) noted.add(convoyId, noted.tipOf(stream));
  }
  await noteRivals(db, claims, noted);
  await noteHolders(db, claims, irregularities, noted);
  const explanations = changedIn(changes, explanationTable);
  await noteExplained(db, explanations, noted);
  const takenBack = explanations.flatMap(({ stream, explains }) => {
    const reportId = reportIdIn(explains);
    return reportId === undefined ? [] : [{ stream, report_id: reportId }];
  });
  await noteSharing(db, [...changedIn(changes, sharedReportTable), ...takenBack], noted);
  return noted;
}

/** Convoys that have a report whose id came in another stream, or was taken back there. */
async function noteSharing(
  db: Database,
  reports: readonly { readonly stream: string; readonly report_id: string }[],
  noted: ChangedConvoys,
): Promise<void> {
  // Of two streams with one id, that of the earlier report may be no part of what changed.
  const ofTips = reports.filter(({ stream }) => noted.hasTip(stream));
  for (const some of portions(ofTips)) {
    const ids = sql.join(some.map(({ report_id: reportId }) => reportId));
    const found = await sql<{ report_id: string; stream: string }>`
      select report_id, stream from shared_reports where report_id in (${ids})`.execute(db);
    const tips = latest(some, ({ report_id: reportId }) => reportId, noted);
    for (const { report_id: reportId, stream } of found.rows) {
      const convoyId = convoyOfStream(stream);
      if (convoyId !== undefined) noted.add(convoyId, tips.get(reportId));
    }
  }
}

/** Convoys with a claim that the changed one contradicts, as it was or as it is now. */
async function noteRivals(db: Database, claims: readonly Claim[], noted: ChangedConvoys): Promise<void> {
  // A use of a carnet contradicts exclusions, which are of no convoy.
  for (const some of portions(claims.filter(({ kind }) => kind !== 'use'))) {
    const overlaps = some.map(
      ({ stream, kind, key, from_at: from, until_at: until }) =>
        sql`(kind = ${kind === 'exclusion' ? 'use' : kind} and key = ${key} and stream <> ${stream} and (until_at is null or until_at > ${from})
          and ${until === null ? sql`1 = 1` : sql`from_at < ${until}`})`,
    );
    const found = await sql<{ key: string; convoy_id: string }>`
      select distinct key, convoy_id from claims where ${either(overlaps)}`.execute(db);
    const tips = latest(some, ({ key }) => key, noted);
    for (const { key, convoy_id: convoyId } of found.rows) noted.add(convoyId, tips.get(key));
  }
}

/**
 * Convoys that hold a carnet with other irregularities; and convoys that hold a carnet of a vehicle whose time in its convoy
 * has changed, because an assignment ends with that time.
 */
async function noteHolders(
  db: Database,
  claims: readonly Claim[],
  irregularities: readonly Irregularity[],
  noted: ChangedConvoys,
): Promise<void> {
  const carnets = irregularities.filter(({ stream_kind: kind }) => kind === 'carnet');
  for (const some of portions(carnets)) {
    const of = some.map(({ carnet_number: number }) => sql`(kind = 'carnet' and key = ${number})`);
    const found = await sql<{ key: string; convoy_id: string }>`
      select distinct key, convoy_id from claims where ${either(of)}`.execute(db);
    const tips = latest(some, ({ carnet_number: number }) => number, noted);
    for (const { key, convoy_id: convoyId } of found.rows) noted.add(convoyId, tips.get(key));
  }
  const vehicles = claims.filter(({ kind }) => kind === 'vehicle');
  for (const some of portions(vehicles)) {
    const of = some.map(
      ({ key, convoy_id: convoyId }) =>
        sql`(mine.kind = 'carnet' and mine.convoy_id = ${convoyId} and mine.holder = ${key})`,
    );
    const found = await sql<{ holder: string; convoy_id: string }>`
      select distinct mine.holder, theirs.convoy_id from claims as mine
      join claims as theirs on theirs.kind = 'carnet' and theirs.key = mine.key and theirs.holder <> mine.holder
      where ${either(of)}`.execute(db);
    const tips = latest(some, ({ key }) => key, noted);
    for (const { holder, convoy_id: convoyId } of found.rows) noted.add(convoyId, tips.get(holder));
  }
}

/** Convoys with an irregularity that a changed explanation concerns. */
async function noteExplained(
  db: Database,
  explanations: readonly RowOf<typeof explanationTable>[],
  noted: ChangedConvoys,
): Promise<void> {
  for (const some of portions(explanations)) {
    const of = sql`(${sql.join(some.map(({ explains }) => explains))})`;
    const found = await sql<{ unless: string; convoy_id: string | null }>`
      select unless, convoy_id from irregularities where unless in ${of}
      union select waiting.unless, claims.convoy_id from irregularities as waiting
      join claims on claims.kind = 'carnet' and claims.key = waiting.carnet_number
      where waiting.stream_kind = 'carnet' and waiting.unless in ${of}
      union select 'readmitted ' || claims.key, claims.convoy_id from claims
      where claims.kind = 'use' and claims.key in ${readmittedTo(some)}`.execute(db);
    const tips = latest(some, ({ explains }) => explains, noted);
    for (const { unless, convoy_id: convoyId } of found.rows) {
      if (convoyId !== null) noted.add(convoyId, tips.get(unless));
    }
  }
}

/** Countries and holders that were admitted there again. */
function readmittedTo(explanations: readonly RowOf<typeof explanationTable>[]): RawBuilder<unknown> {
  const keys = explanations.map(({ explains }) => /^readmitted (.*)$/.exec(explains)?.[1] ?? '');
  return sql`(${sql.join(keys)})`;
}

function either(conditions: readonly RawBuilder<unknown>[]): RawBuilder<unknown> {
  return sql.join(conditions, sql` or `);
}
