import { convoyOfStream } from '#kafila/domain';
import { type RawBuilder, sql } from 'kysely';
import { type Database } from '../../database/schema.js';
import { type ChangeId } from '../../runner/projection/change-id.js';
import { type Touched } from '../../runner/projection/projection.js';
import { type RowOf } from '../../tables/descriptor/table.js';
import { claimTable } from '../../tables/streams/claim.table.js';
import { explanationTable } from '../../tables/streams/explanation.table.js';
import { irregularityTable } from '../../tables/streams/irregularity.table.js';
import { changedIn, latest, Noted, portions } from './noted-convoys.js';

type Claim = RowOf<typeof claimTable>;
type Irregularity = RowOf<typeof irregularityTable>;

/**
 * Notes, for each convoy whose answer may have changed, the event that changed it last: of its own stream, of a carnet
 * or a declaration that belongs to it, or of another convoy that claims the same vehicle or carnet at the same time. The
 * live feed follows these notes.
 */
export async function noteConvoyChanges(db: Database, touched: Touched): Promise<void> {
  await (await convoysOf(db, touched)).write(db);
}

/** The same where no event changed it. @returns how many were noted, numbered behind the last such change */
export async function noteRepairedConvoys(db: Database, touched: Touched, behind: ChangeId): Promise<number> {
  return (await convoysOf(db, touched)).writeRepairs(db, behind);
}

async function convoysOf(db: Database, { changes, tips }: Touched): Promise<Noted> {
  const noted = new Noted(tips);
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
  await noteExplained(db, changedIn(changes, explanationTable), noted);
  return noted;
}

/** Others that claim the same for some of the time: the claim as it was or as it is now contradicts theirs. */
async function noteRivals(db: Database, claims: readonly Claim[], noted: Noted): Promise<void> {
  for (const some of portions(claims)) {
    const overlaps = some.map(
      ({ stream, kind, key, from_at: from, until_at: until }) =>
        sql`(kind = ${kind} and key = ${key} and stream <> ${stream} and (until_at is null or until_at > ${from})
          and ${until === null ? sql`1 = 1` : sql`from_at < ${until}`})`,
    );
    const found = await sql<{ key: string; convoy_id: string }>`
      select distinct key, convoy_id from claims where ${either(overlaps)}`.execute(db);
    const tips = latest(some, ({ key }) => key, noted);
    for (const { key, convoy_id: convoyId } of found.rows) noted.add(convoyId, tips.get(key));
  }
}

/**
 * Who holds a carnet that has other irregularities now; and who holds a carnet that is assigned to a vehicle whose time
 * in its convoy has changed, for an assignment ends with it.
 */
async function noteHolders(
  db: Database,
  claims: readonly Claim[],
  irregularities: readonly Irregularity[],
  noted: Noted,
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

/** Who shows, or showed, an irregularity that something has explained. */
async function noteExplained(
  db: Database,
  explanations: readonly RowOf<typeof explanationTable>[],
  noted: Noted,
): Promise<void> {
  for (const some of portions(explanations)) {
    const of = some.map(({ explains }) => sql`unless = ${explains}`);
    const found = await sql<{ unless: string; convoy_id: string | null }>`
      select distinct unless, convoy_id from irregularities where ${either(of)}`.execute(db);
    const tips = latest(some, ({ explains }) => explains, noted);
    for (const { unless, convoy_id: convoyId } of found.rows) {
      if (convoyId !== null) noted.add(convoyId, tips.get(unless));
    }
  }
}

function either(conditions: readonly RawBuilder<unknown>[]): RawBuilder<unknown> {
  return sql.join(conditions, sql` or `);
}
