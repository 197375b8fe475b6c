import Sqlite from 'better-sqlite3';
import { Kysely, SqliteDialect } from 'kysely';
import { setImmediate as otherWork } from 'node:timers/promises';
import { migrate } from '../database/migration/migrate.js';
import { type Schema } from '../database/schema.js';
import { type WantedRows } from '../runner/rows/rows.js';
import { type SkippedEvent } from '../runner/parking/skipped-events.js';
import { type ParkedStream } from '../runner/parking/parked-streams.js';
import { type RowTable } from '../tables/descriptor/table.js';
import { carnetTable } from '../tables/carnet/carnet.table.js';
import { convoyTable } from '../tables/convoy/convoy.table.js';
import { fleetTable } from '../tables/convoy/fleet.table.js';
import { vehicleTable } from '../tables/convoy/vehicle.table.js';
import { declarationTable } from '../tables/declaration/declaration.table.js';
import { claimTable } from '../tables/streams/claim.table.js';
import { explanationTable } from '../tables/streams/explanation.table.js';
import { irregularityTable } from '../tables/streams/irregularity.table.js';
import { sharedReportTable } from '../tables/streams/report-id.table.js';
import { trips } from '../trips/trips.projection.js';

/** The tables that answers about convoys, vehicles, carnets and declarations are read from. */
export const TABLES_OF_ANSWERS: readonly RowTable[] = [
  convoyTable,
  fleetTable,
  vehicleTable,
  carnetTable,
  declarationTable,
  irregularityTable,
  claimTable,
  explanationTable,
  sharedReportTable,
];

/**
 * Tables beside those of the present: rows as they would stand at a pair of clocks. The queries of the present read them, so
 * that the past is never answered by other code.
 */
export class PastTables {
  private readonly inserts = new Map<RowTable, Sqlite.Statement>();

  /** @param unread columns that nobody reads: they stay empty */
  constructor(
    private readonly sqlite: Sqlite.Database,
    readonly db: Kysely<Schema>,
    private readonly tables: readonly RowTable[],
    private readonly unread: ReadonlySet<string> = new Set(),
  ) {}

  /** In memory, for one question about some streams. */
  static async open(): Promise<PastTables> {
    const sqlite = new Sqlite(await (empty ??= emptyTables()));
    return new PastTables(sqlite, kyselyOver(sqlite), TABLES_OF_ANSWERS);
  }

  /** In portions, so that others have their turn. */
  *adding(wanted: WantedRows): Generator<void, void> {
    for (const table of this.tables) {
      const rows = wanted.get(table.name);
      if (rows === undefined || rows.size === 0) continue;
      const insert = this.insertInto(table);
      for (const cells of rows.values()) {
        insert.run(cells.filter((_, i) => !this.isUnread(table, i)));
        yield;
      }
    }
  }

  /** Whether answers read from these tables show what only two streams together tell. */
  get hasSharedReports(): boolean {
    return this.tables.includes(sharedReportTable);
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
      const values = table.columns.map((_, i) => (this.isUnread(table, i) ? "''" : '?'));
      insert = this.sqlite.prepare(
        `insert into "${table.name}" (${names.join(', ')}) values (${values.join(', ')})`,
      );
      this.inserts.set(table, insert);
    }
    return insert;
  }

  private isUnread({ columns }: RowTable, i: number): boolean {
    return this.unread.has(columns[i]?.name ?? '');
  }
}

/** A database with all tables and no rows, as bytes. To copy it is much faster than to make the tables. */
let empty: Promise<Buffer> | undefined;

async function emptyTables(): Promise<Buffer> {
  const sqlite = new Sqlite(':memory:');
  const db = kyselyOver(sqlite);
  await migrate(db, 'memory', () => Promise.resolve(), otherWork);
  const bytes = sqlite.serialize();
  await db.destroy();
  return bytes;
}

export function kyselyOver(database: Sqlite.Database): Kysely<Schema> {
  return new Kysely<Schema>({ dialect: new SqliteDialect({ database }) });
}
