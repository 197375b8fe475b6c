import { sql } from 'kysely';
import { type RowTable } from '../../tables/descriptor/table.js';
import { type Database } from '../schema.js';
import { narrow, type Narrowed } from './narrowed.js';

/** Tables of an SQLite database with the rows of these streams alone. @param tables those that it has */
export function onlyStreams(db: Database, streams: readonly string[], tables: readonly RowTable[]): Database {
  const names = sql`(select value from json_each(${JSON.stringify(streams)}))`;
  const narrowed: Narrowed = [
    ...tables.map(({ name, prefix, columns: [first] }): Narrowed[number] => {
      const stream = prefix === null ? sql.ref('t.stream') : sql`${prefix} || ${sql.ref(`t.${first.name}`)}`;
      return [name, sql`select * from main.${sql.id(name)} as t where ${stream} in ${names}`];
    }),
    ['parked_streams', sql`select * from main.parked_streams as t where t.stream in ${names}`],
  ];
  return narrow(db, narrowed);
}
