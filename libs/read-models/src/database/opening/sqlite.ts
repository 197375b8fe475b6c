import Sqlite from 'better-sqlite3';
import { Kysely, type SqliteDatabase, SqliteDialect, type SqliteStatement, sql } from 'kysely';
import { mkdirSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { lockFile } from '#kafila/event-store';
import { Advances } from '../advances.js';
import { migrate } from '../migration/migrate.js';
import { ReadModelsUnusable } from '../read-models.error.js';
import { type Exclusive, type ReadModels } from '../read-models.js';
import { reasonOf } from '../reason.js';
import { type Schema } from '../schema.js';
import { WritingDialect } from './writing-dialect.js';

/** Marks the file as read models of Kafila (`KfRm`). No other SQLite file is taken for one. */
const APPLICATION_ID = 0x4b66526d;

/** So many long reads do not wait for each other. */
const LONG_READS_AT_ONCE = 3;

/** How long a migration waits for another process that migrates. */
const BUSY_MS = 10_000;

/**
 * Opens the read models in a file, made if missing. WAL: readers and the projector do not wait for each other.
 * `synchronous=NORMAL`: a power cut may lose the last commits, rows and checkpoint together. Their events are in the event
 * store.
 */
export function openSqlite(file: string): Promise<ReadModels> {
  const opened = opening.then(() => openAlone(file));
  opening = opened.catch(() => undefined);
  return opened;
}

/** One after the other: SQLite blocks the thread while it waits for a lock, and the holder may be on the same thread. */
let opening: Promise<unknown> = Promise.resolve();

async function openAlone(file: string): Promise<ReadModels> {
  try {
    mkdirSync(dirname(file), { recursive: true });
    const writer = openWriter(file);
    try {
      await migrate(writer, file, async (trx) => {
        // The first write takes the lock. Kysely begins deferred.
        await sql`pragma user_version = 1`.execute(trx);
      });
    } finally {
      await writer.destroy();
    }
    const reader = (): Kysely<Schema> => kyselyOver(connect(file, { readonly: true }));
    return readModelsIn(file, reader(), Array.from({ length: LONG_READS_AT_ONCE }, reader));
  } catch (error) {
    throw asUnusable(error, file);
  }
}

/** @param others connections for long reads: reads over one connection wait for each other */
function readModelsIn(file: string, read: Kysely<Schema>, others: readonly Kysely<Schema>[]): ReadModels {
  const readLong = others.map((db) => ({ db, reads: 0 }));
  return {
    kind: 'sqlite',
    read,
    advances: new Advances(),
    snapshot: (work) => read.transaction().execute(work),
    async longSnapshot(work) {
      const idlest = readLong.reduce((least, each) => (each.reads < least.reads ? each : least));
      idlest.reads += 1;
      try {
        return await idlest.db.transaction().execute(work);
      } finally {
        idlest.reads -= 1;
      }
    },
    async exclusively<T>(
      projection: string,
      work: (exclusive: Exclusive) => Promise<T>,
    ): Promise<T | 'busy'> {
      const lock = lockFile(`${file}.${projection}.projector.lock`);
      if (!lock) return 'busy';
      const { write, release } = sharedWriter(file);
      try {
        // A file lock is not lost while the process lives.
        return await work({ write, lost: new AbortController().signal });
      } finally {
        await release();
        lock.release();
      }
    },
    close: async () => {
      for (const db of [read, ...others]) await db.destroy();
    },
  };
}

/**
 * One connection for all that write to a file in this process: its transactions wait for each other. With two connections,
 * one would block the thread that the other needs to finish.
 */
function sharedWriter(file: string): { write: Kysely<Schema>; release: () => Promise<void> } {
  const id = resolve(file);
  const writer = writers.get(id) ?? { write: openWriter(file), users: 0 };
  writers.set(id, writer);
  writer.users += 1;
  return {
    write: writer.write,
    release: async () => {
      writer.users -= 1;
      if (writer.users > 0) return;
      writers.delete(id);
      await writer.write.destroy();
    },
  };
}

const writers = new Map<string, { readonly write: Kysely<Schema>; users: number }>();

function openWriter(file: string): Kysely<Schema> {
  const db = connect(file, {});
  try {
    const id = db.pragma('application_id', { simple: true });
    const tables = db.prepare('select count(*) from sqlite_schema').pluck().get();
    if (id !== APPLICATION_ID) {
      if (tables !== 0 || id !== 0) {
        throw new ReadModelsUnusable(`${file} is a database of something else, not read models of Kafila.`);
      }
      db.pragma(`application_id = ${APPLICATION_ID}`);
    }
    db.pragma('journal_mode = wal');
    db.pragma('synchronous = normal');
    // A commit that moves pages of the log into the file blocks the thread: small portions.
    db.pragma('wal_autocheckpoint = 500');
    // A rebuild writes much, and needs pages again.
    db.pragma('cache_size = -65536');
    return new Kysely<Schema>({ dialect: new WritingDialect({ database: withStatementsKept(db) }) });
  } catch (error) {
    db.close();
    throw error;
  }
}

function connect(file: string, options: Sqlite.Options): Sqlite.Database {
  return new Sqlite(file, { timeout: BUSY_MS, ...options });
}

function kyselyOver(db: Sqlite.Database): Kysely<Schema> {
  return new Kysely<Schema>({ dialect: new SqliteDialect({ database: withStatementsKept(db) }) });
}

/** Kysely prepares a statement for every execution; parsing a large upsert takes longer than running it. */
function withStatementsKept(db: Sqlite.Database): SqliteDatabase {
  const kept = new Map<string, SqliteStatement>();
  return {
    prepare(text): SqliteStatement {
      const known = kept.get(text);
      if (known) return known;
      if (kept.size >= 500) kept.clear();
      const statement = db.prepare(text) as unknown as SqliteStatement;
      kept.set(text, statement);
      return statement;
    },
    close: () => db.close(),
  };
}

function asUnusable(error: unknown, file: string): unknown {
  if (error instanceof ReadModelsUnusable) return error;
  const code = codeOf(error);
  const reason = reasonOf(error);
  if (code.startsWith('SQLITE_NOTADB') || code.startsWith('SQLITE_CORRUPT')) {
    return new ReadModelsUnusable(
      `${file} is damaged or no SQLite database (${reason}). Read models can be made anew: move the file away.`,
      { cause: error },
    );
  }
  return new ReadModelsUnusable(`The read models in ${file} cannot be opened: ${reason}`, {
    cause: error,
  });
}

/**
 * The code of an error of SQLite, empty for other errors. `instanceof` does not do: where the module of the driver is loaded
 * twice in a process, errors are of the class of the first one.
 */
function codeOf(error: unknown): string {
  const { code } = error as { code?: unknown };
  return typeof code === 'string' ? code : '';
}
