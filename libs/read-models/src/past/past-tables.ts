import Sqlite from 'better-sqlite3';
import { Kysely, SqliteDialect } from 'kysely';
import { migrate } from '../database/migration/migrate.js';
import { type Schema } from '../database/schema.js';
import { type WantedRows } from '../runner/rows/rows.js';
import { type SkippedEvent } from '../runner/parking/skipped-events.js';
import { type ParkedStream } from '../runner/parking/parked-streams.js';
import { type RowTable } from '../tables/descriptor/table.js';
import { carnetTable } from '../tables/carnet/carnet.table.js';
import { convoyTable } from '../tables/convoy/convoy.table.js';
import { vehicleTable } from '../tables/convoy/vehicle.table.js';
import { declarationTable } from '../tables/declaration/declaration.table.js';
import { claimTable } from '../tables/streams/claim.table.js';
import { explanationTable } from '../tables/streams/explanation.table.js';
import { irregularityTable } from '../tables/streams/irregularity.table.js';
import { trips } from '../trips/trips.projection.js';

/** The tables that the answers are read from. */
const TABLES: readonly RowTable[] = [
  convoyTable,
  vehicleTable,
  carnetTable,
  declarationTable,
  irregularityTable,
  claimTable,
  explanationTable,
];

/**
 * Tables in memory, for one question: the rows of some streams as they would stand at a pair of clocks. The queries of the
 * present read them, so that the past is never answered by other code.
 */
export class PastTables {
  private readonly inserts = new Map<RowTable, Sqlite.Statement>();

  private constructor(
    private readonly sqlite: Sqlite.Database,
    readonly db: Kysely<Schema>,
  ) {}

  static async open(): Promise<PastTables> {
    const sqlite = new Sqlite(await (empty ??= emptyTables()));
    return new PastTables(sqlite, kyselyOver(sqlite));
  }

  /** In portions, so that others have their turn. */
  *adding(wanted: WantedRows): Generator<void, void> {
    for (const table of TABLES) {
      const rows = wanted.get(table.name);
      if (rows === undefined || rows.size === 0) continue;
      const insert = this.insertInto(table);
      for (const cells of rows.values()) {
        insert.run(cells);
        yield;
      }
    }
  }

  addParked({ stream, position, revision, reason }: ParkedStream): void {
    this.sqlite
      .prepare(
        'insert into parked_streams (projection, stream, position, revision, reason, parked_at) values (?, ?, ?, ?, ?, ?)',
      )
      .run(trips.name, stream, position, revision, reason, '');
  }

  addSkipped({ stream, revision, position, eventId, by, reason, skippedAt }: SkippedEvent): void {
    this.sqlite
      .prepare(
        'insert into skipped_events (projection, stream, revision, position, event_id, skipped_by, reason, skipped_at) ' +
          'values (?, ?, ?, ?, ?, ?, ?, ?)',
      )
      .run(trips.name, stream, revision, position, eventId, by, reason, skippedAt);
  }

  async close(): Promise<void> {
    await this.db.destroy();
  }

  private insertInto(table: RowTable): Sqlite.Statement {
    let insert = this.inserts.get(table);
    if (!insert) {
      const names = table.columns.map(({ name }) => `"${name}"`);
      insert = this.sqlite.prepare(
        `insert into "${table.name}" (${names.join(', ')}) values (${names.map(() => '?').join(', ')})`,
      );
      this.inserts.set(table, insert);
    }
    return insert;
  }
}

/** A database with all tables and no rows, as bytes. To copy it is much faster than to make the tables. */
let empty: Promise<Buffer> | undefined;

async function emptyTables(): Promise<Buffer> {
  const sqlite = new Sqlite(':memory:');
  const db = kyselyOver(sqlite);
  await migrate(db, 'memory', () => Promise.resolve());
  const bytes = sqlite.serialize();
  await db.destroy();
  return bytes;
}

function kyselyOver(database: Sqlite.Database): Kysely<Schema> {
  return new Kysely<Schema>({ dialect: new SqliteDialect({ database }) });
}
