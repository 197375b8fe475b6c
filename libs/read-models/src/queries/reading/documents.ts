import { type AliasedRawBuilder, sql } from 'kysely';
import { type Database } from '../../database/schema.js';

/** The tables with a document in each row, in their last column. */
type Documented = 'convoys' | 'carnets' | 'declarations';

/** How many bytes a document has. It is not loaded for that. */
export function lengthOfDocument(table: Documented): AliasedRawBuilder<number, 'length'> {
  return sql<number>`octet_length(${sql.ref(`${table}.document`)})`.as('length');
}

/** The documents of some rows by their key, JSON each. */
export async function readDocuments(
  db: Database,
  table: Documented,
  key: 'convoy_id' | 'carnet_number' | 'reference',
  keys: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (keys.length === 0) return new Map();
  const { rows } = await sql<{ key: string; document: string }>`
    select ${sql.ref(key)} as ${sql.ref('key')}, document from ${sql.table(table)}
    where ${sql.ref(key)} in (${sql.join(keys)})`.execute(db);
  return new Map(rows.map((row) => [row.key, row.document]));
}
