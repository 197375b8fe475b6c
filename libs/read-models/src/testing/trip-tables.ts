import { sql } from 'kysely';
import { type ReadModels } from '../database/read-models.js';
import { tableIn } from '../runner/projection/generation.js';
import { allColumns } from '../runner/rows/stored-rows.js';
import { trips } from '../trips/trips.projection.js';

/** Columns of JSON that name the position, too. */
const DOCUMENTS = ['document', 'entry'] as const;

/** Everything that stands in the tables of trips, without what only arrival decides: the positions. */
export async function tripTables(readModels: ReadModels): Promise<Readonly<Record<string, unknown[]>>> {
  const tables: Record<string, unknown[]> = {};
  for (const table of trips.tables) {
    const key = table.columns.slice(0, table.keyColumns).map(({ name }) => sql.ref(name));
    const rows = await readModels.read
      .selectFrom(tableIn('live', table))
      .select(allColumns(table))
      .orderBy(sql`${sql.join(key)}`)
      .execute();
    tables[table.name] = rows.map(({ position: _position, recorded_at: _recordedAt, ...row }) => {
      const documents = DOCUMENTS.flatMap((name) => {
        const text: unknown = row[name];
        return typeof text === 'string' ? [[name, withoutPosition(text)]] : [];
      });
      return { ...row, ...(Object.fromEntries(documents) as object) };
    });
  }
  return tables;
}

function withoutPosition(document: string): unknown {
  const { position: _position, ...rest } = JSON.parse(document) as Record<string, unknown>;
  return rest;
}
