import { convoyStream } from '#kafila/domain';
import { sql } from 'kysely';
import { type Database } from '../../database/schema.js';
import { readPosition } from '../../runner/checkpoint/checkpoint.js';
import { type Generation, keptAs, tableIn } from '../../runner/projection/generation.js';
import { type TableChanges, type Touched } from '../../runner/projection/projection.js';
import { allColumns, readCells } from '../../runner/rows/stored-rows.js';
import { type Cell } from '../../tables/descriptor/column.js';
import { type RowTable } from '../../tables/descriptor/table.js';
import { NOTED_TABLES } from './convoy-changes.js';

/**
 * What answers about convoys will show otherwise after the switch to the next rows. The database compares the documents; of
 * the other rows, which are short, those that differ are read.
 */
export async function differingRows(db: Database, projection: string): Promise<Touched> {
  const convoys = await sql<{ convoy_id: string }>`
    select next.convoy_id from next_convoys as next left join convoys as live on live.convoy_id = next.convoy_id
    where live.document is null or live.document <> next.document
    union select next.convoy_id from next_fleet as next join fleet as live on live.convoy_id = next.convoy_id
    where live.entry <> next.entry`.execute(db);
  const parked = await db
    .selectFrom('parked_streams')
    .select('stream')
    .where('projection', 'in', [projection, keptAs('next', projection)])
    .execute();
  const changes: TableChanges[] = [];
  for (const table of NOTED_TABLES) {
    const upserts = await rowsOnlyIn(db, table, 'next', 'live');
    const deletes = await rowsOnlyIn(db, table, 'live', 'next');
    changes.push({ table, upserts, replaced: [], deletes });
  }
  const streams = new Set([
    ...convoys.rows.map(({ convoy_id: convoyId }) => convoyStream(convoyId)),
    ...parked.map(({ stream }) => stream),
    ...changes.flatMap(({ upserts, deletes }) => [...upserts, ...deletes].map(([stream]) => String(stream))),
  ]);
  const position = await readPosition(db, projection);
  return { changes, tips: [...streams].map((stream) => ({ stream, position })) };
}

async function rowsOnlyIn(
  db: Database,
  table: RowTable,
  generation: Generation,
  other: Generation,
): Promise<(readonly Cell[])[]> {
  const columns = sql.join(allColumns(table));
  const { rows } = await sql<Record<string, Cell>>`
    select ${columns} from ${sql.table(tableIn(generation, table))}
    except select ${columns} from ${sql.table(tableIn(other, table))}`.execute(db);
  return rows.map((row) => readCells(table, row));
}
