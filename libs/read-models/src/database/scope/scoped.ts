import { CONVOY_PREFIX } from '#kafila/domain';
import { type Scopes } from '#kafila/platform';
import { type RawBuilder, sql } from 'kysely';
import { type RowTable } from '../../tables/descriptor/table.js';
import { keyEventTable } from '../../tables/streams/key-event.table.js';
import { isPostgres } from '../dialect.js';
import { type Database } from '../schema.js';
import { TRIP_TABLES } from '../trip-tables.js';
import { convoyCondition } from './convoy-condition.js';
import { isNarrowed, narrow, type Narrowed } from './narrowed.js';

/** All but when keys of units were enrolled and revoked: the standing of reports in scope follows from that. */
const OF_CONVOYS = TRIP_TABLES.filter(({ name }) => name !== keyEventTable.name);

/** Tables beside those of the projection whose lines are about streams. */
const ABOUT_STREAMS = ['parked_streams', 'skipped_events'] as const;

/** Tables beside them with a line for each convoy. */
const OF_ONE_CONVOY = ['convoy_changes', 'assessments'] as const;

/** Names in one query. */
const AT_ONCE = 500;

/**
 * The tables as whoever sees so much may read them: the rows of convoys in scope by their plans as they stand, and those of
 * papers whose streams name one of these convoys. All reads are narrowed here, and nowhere else.
 *
 * @param sees undefined: all rows
 */
export function scopedTo<Db extends Database>(db: Db, sees: Scopes | undefined): Db {
  return sees === undefined ? db : narrow(db, tablesInScope(sees, isPostgres(db)));
}

/** Those streams that may be read by whom a database was narrowed to; all where it was not. */
export async function streamsInScope(db: Database, streams: Iterable<string>): Promise<readonly string[]> {
  const all = [...streams];
  if (!isNarrowed(db)) return all;
  const found = new Set<string>();
  for (let i = 0; i < all.length; i += AT_ONCE) {
    const some = all.slice(i, i + AT_ONCE);
    const rows = await db.selectFrom('streams').select('stream').where('stream', 'in', some).execute();
    for (const { stream } of rows) found.add(stream);
  }
  return all.filter((stream) => found.has(stream));
}

const known = new WeakMap<Scopes, Map<boolean, Narrowed>>();

function tablesInScope(sees: Scopes, postgres: boolean): Narrowed {
  const ofDialects = known.get(sees) ?? new Map<boolean, Narrowed>();
  known.set(sees, ofDialects);
  const tables = ofDialects.get(postgres) ?? narrowedBy(sees, postgres);
  ofDialects.set(postgres, tables);
  return tables;
}

function narrowedBy(sees: Scopes, postgres: boolean): Narrowed {
  // In SQLite a name without the schema would mean the expression itself.
  const base = (table: string): RawBuilder<unknown> =>
    postgres ? sql.table(table) : sql`main.${sql.id(table)}`;
  const isInScope = convoyCondition(sees, 'c', postgres);
  const rows = (table: string, condition: RawBuilder<unknown>): Narrowed[number] => [
    table,
    sql`select * from ${base(table)} as t where ${condition}`,
  ];
  const ofConvoy = (convoyId: RawBuilder<unknown>): RawBuilder<unknown> =>
    sql`exists (select 1 from ${base('convoys')} as c where c.convoy_id = ${convoyId} and ${isInScope})`;
  const ofPaper = (stream: RawBuilder<unknown>): RawBuilder<unknown> =>
    sql`exists (select 1 from ${base('mentions')} as m join ${base('convoys')} as c on c.convoy_id = m.key
      where m.stream = ${stream} and m.kind = 'convoy' and ${isInScope})`;
  const ofStream = sql`(case when substr(t.stream, 1, ${CONVOY_PREFIX.length}) = ${CONVOY_PREFIX}
    then ${ofConvoy(sql`substr(t.stream, ${CONVOY_PREFIX.length + 1})`)} else ${ofPaper(sql.ref('t.stream'))} end)`;
  const conditionOf = ({ prefix, columns: [first] }: RowTable): RawBuilder<unknown> => {
    const owner = sql.ref(`t.${first.name}`);
    if (prefix === null) return ofStream;
    return prefix === CONVOY_PREFIX ? ofConvoy(owner) : ofPaper(sql`${prefix} || ${owner}`);
  };
  const tables = [
    ...OF_CONVOYS.map((table) => rows(table.name, conditionOf(table))),
    ...OF_ONE_CONVOY.map((table) => rows(table, ofConvoy(sql.ref('t.convoy_id')))),
    ...ABOUT_STREAMS.map((table) => rows(table, ofStream)),
  ];
  // Last: in PostgreSQL an expression may name those before it, and the others are to ask the tables themselves.
  const asked = ['convoys', 'mentions'];
  return [...tables].sort(([one], [other]) => asked.indexOf(one) - asked.indexOf(other));
}
