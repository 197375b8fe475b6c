import Sqlite from 'better-sqlite3';
import { setImmediate as otherWork } from 'node:timers/promises';
import { migrate } from '../database/migration/migrate.js';
import { type RowTable } from '../tables/descriptor/table.js';
import { tirOperationTable } from '../tables/carnet/tir-operation.table.js';
import { convoyTable } from '../tables/convoy/convoy.table.js';
import { goodsTable } from '../tables/convoy/goods.table.js';
import { legTable } from '../tables/convoy/leg.table.js';
import { passageTable } from '../tables/convoy/passage.table.js';
import { sealBreachTable } from '../tables/convoy/seal-breach.table.js';
import { vehicleTable } from '../tables/convoy/vehicle.table.js';
import { wholeTripTable } from '../tables/convoy/whole-trip.table.js';
import { declarationTable } from '../tables/declaration/declaration.table.js';
import { mentionTable } from '../tables/streams/mention.table.js';
import { TRIP_TABLES } from '../database/trip-tables.js';
import { makeCheckpoint } from '../runner/checkpoint/checkpoint.js';
import { trips } from '../trips/trips.projection.js';
import { type Clocks } from './clocks.js';
import { Past, type Present } from './past.js';
import { kyselyOver, PastTables } from './past-tables.js';

/** The tables that statistics are read from. The others are not there: a statistic that needs one fails, and is not wrong. */
export const TABLES_OF_STATISTICS: readonly RowTable[] = [
  convoyTable,
  vehicleTable,
  goodsTable,
  passageTable,
  legTable,
  wholeTripTable,
  sealBreachTable,
  tirOperationTable,
  declarationTable,
  mentionTable,
];
/** Long, and no statistic reads them. */
const UNREAD: ReadonlySet<string> = new Set(['document', 'search']);

const PAGE_BYTES = 4096;

/** The rows of all streams as they stood at a position, on disk, for statistics. */
export interface FilledPast {
  readonly tables: PastTables;
  readonly bytes: number;
}

/**
 * Folds all streams up to a position, in portions, and keeps what statistics read in a file without a name: it is gone when
 * the tables are closed, or the process dies.
 *
 * @throws PastTooLarge; the reason of the signal, where that ends it
 */
export async function fillPastStatistics(
  clocks: Clocks,
  present: Present,
  { mostBytes, signal }: { readonly mostBytes: number; readonly signal: AbortSignal },
): Promise<FilledPast> {
  const sqlite = new Sqlite('');
  const tables = new PastTables(sqlite, kyselyOver(sqlite), TABLES_OF_STATISTICS, UNREAD);
  try {
    for (const pragma of ['journal_mode = off', 'synchronous = off', `page_size = ${PAGE_BYTES}`]) {
      sqlite.pragma(pragma);
    }
    await migrate(tables.db, 'the past', () => Promise.resolve(), otherWork);
    await makeCheckpoint(tables.db, { ...trips, indexed: true });
    for (const { name } of TRIP_TABLES) {
      if (!TABLES_OF_STATISTICS.some((table) => table.name === name)) sqlite.exec(`drop table "${name}"`);
    }
    sqlite.pragma(`max_page_count = ${Math.ceil(mostBytes / PAGE_BYTES)}`);
    sqlite.exec('begin');
    const past = await Past.at(clocks, present, tables);
    await past.loadAll(signal);
    sqlite.exec('commit; pragma analysis_limit = 1000; analyze');
    const bytes = Number(sqlite.pragma('page_count', { simple: true })) * PAGE_BYTES;
    if (bytes > mostBytes) throw new PastTooLarge(mostBytes);
    return { tables, bytes };
  } catch (error) {
    await tables.close();
    throw (error as { code?: unknown }).code === 'SQLITE_FULL' ? new PastTooLarge(mostBytes) : error;
  }
}

/** The rows of the past take more room than they may, or the disk has. */
export class PastTooLarge extends Error {
  override readonly name = 'PastTooLarge';

  constructor(readonly mostBytes: number) {
    super(`The rows of the past take more than ${mostBytes} bytes.`);
  }
}
