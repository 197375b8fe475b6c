import { setImmediate as nextTurn } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { checkWholeFile } from '#kafila/event-store';
import { type AuditedEvent, type AuditedEvents } from './audited-events.js';
import { orDamage } from './file-damage.js';
import { jsonAsWritten } from './json-as-written.js';

type Cell = string | bigint | number | Buffer | null;
type Row = [bigint, Cell, Cell, Cell, Cell, Cell, Cell, Cell];

/** Few enough that what is made of them dies young: with a thousand, a fifth of the time went to the garbage collector. */
const rowsPerPage = 250;
const largest = BigInt(Number.MAX_SAFE_INTEGER);
/** The least that SQLite can hold: whatever lies there is gone through too. */
const least = -(2n ** 63n);
const texts = ['name of its stream', 'id', 'type', 'data', 'metadata'] as const;
/** What a decoder puts where bytes are no UTF-8; a text may hold it rightly too. */
const replaced = '\ufffd';

/**
 * The events of an embedded store, straight from its tables and not through the store's own reader. The file is opened
 * for reading only; the store may be open and written to meanwhile. Every text must be exactly what was written at first:
 * JSON of which the same value gives the same bytes again.
 */
export function eventsInFile(file: string): AuditedEvents {
  const reading = async <Result>(
    work: (db: Database.Database) => Result | Promise<Result>,
  ): Promise<Result> => {
    const db = new Database(file, { readonly: true, fileMustExist: true });
    try {
      return await work(db);
    } catch (error) {
      throw orDamage(error, null);
    } finally {
      db.close();
    }
  };
  return {
    gapless: true,
    head: () => reading(headOf),
    fileFaults: (signal) => checkWholeFile(file, signal),
    async *pages() {
      const db = new Database(file, { readonly: true, fileMustExist: true });
      let last: bigint | null = null;
      try {
        for (const { page, upTo } of pagesOf(db)) {
          yield page;
          last = upTo;
          // Whoever reads a whole store must not hold up the process.
          await nextTurn();
        }
      } catch (error) {
        throw orDamage(error, last);
      } finally {
        db.close();
      }
    },
  };
}

function headOf(db: Database.Database): bigint {
  const last = db.prepare<[], bigint | null>('SELECT max(position) FROM events NOT INDEXED').pluck();
  return last.safeIntegers().get() ?? 0n;
}

interface Page {
  readonly page: Iterable<AuditedEvent>;
  /** Position of its last event. */
  readonly upTo: bigint;
}

/** By the tables alone: an index may say something else, and whoever made one may have made it for this. */
function* pagesOf(db: Database.Database): Generator<Page> {
  const head = headOf(db);
  // A row whose stream is unknown must be seen, hence the outer join.
  const select = db
    .prepare<[bigint, bigint, number], Row>(
      `SELECT e.position, s.name, e.revision, e.recorded_at, e.id, e.type, e.data, e.metadata
       FROM events e NOT INDEXED LEFT JOIN streams s NOT INDEXED ON s.id = e.stream_id
       WHERE e.position >= ? AND e.position <= ? ORDER BY e.position LIMIT ?`,
    )
    .safeIntegers()
    .raw();
  const bytes = db
    .prepare<[bigint], Buffer[]>(
      `SELECT CAST(s.name AS BLOB), CAST(e.id AS BLOB), CAST(type AS BLOB), CAST(data AS BLOB), CAST(metadata AS BLOB)
       FROM events e NOT INDEXED JOIN streams s NOT INDEXED ON s.id = e.stream_id WHERE position = ?`,
    )
    .raw();
  for (let from = least; from <= head;) {
    const rows = select.all(from, head, rowsPerPage);
    if (rows.length === 0) return;
    const upTo = rows.at(-1)?.[0] ?? head;
    yield { page: auditedIn(rows, bytes), upTo };
    from = upTo + 1n;
  }
}

function* auditedIn(
  rows: readonly Row[],
  bytes: Database.Statement<[bigint], Buffer[]>,
): Generator<AuditedEvent> {
  for (const row of rows) yield audited(row, () => bytes.get(row[0]) ?? []);
}

function audited(row: Row, bytesOfTexts: () => readonly Buffer[]): AuditedEvent {
  const [position, stream, revision, recordedAt, id, type, data, metadata] = row;
  const unreadable = (why: string): AuditedEvent => ({ position, unreadable: why });
  if (stream === null) return unreadable('belongs to a stream that the store does not know');
  const cells = [stream, id, type, data, metadata];
  for (const [at, text] of cells.entries()) {
    if (typeof text !== 'string') return unreadable(`has a ${texts[at] ?? ''} that is no text`);
    if (text.includes(replaced) && bytesOfTexts()[at]?.equals(Buffer.from(text, 'utf8')) !== true) {
      return unreadable(`has a ${texts[at] ?? ''} that is no UTF-8`);
    }
  }
  const at = instant(recordedAt);
  if (at === undefined) return unreadable('has a time of recording that is none');
  if (!isSafe(revision)) return unreadable('has a revision that is no whole number');
  const [dataJson, metadataJson] = [jsonAsWritten(String(data)), jsonAsWritten(String(metadata))];
  if ('wrong' in dataJson) return unreadable(`has data that ${dataJson.wrong}`);
  if ('wrong' in metadataJson) return unreadable(`has metadata that ${metadataJson.wrong}`);
  return {
    position,
    event: {
      stream: String(stream),
      revision: Number(revision),
      position,
      recordedAt: at,
      id: String(id),
      type: String(type),
      data: dataJson.canonical,
      metadata: metadataJson.canonical,
    },
  };
}

function isSafe(value: Cell): value is bigint {
  return typeof value === 'bigint' && value >= 0n && value <= largest;
}

let lastInstant: { readonly value: Cell; readonly text: string | undefined } = {
  value: null,
  text: undefined,
};

/** Milliseconds since 1970 as RFC 3339 in UTC. Many events were recorded in the same one. */
function instant(value: Cell): string | undefined {
  if (value !== lastInstant.value) {
    const date = new Date(typeof value === 'bigint' ? Number(value) : NaN);
    lastInstant = { value, text: Number.isNaN(date.getTime()) ? undefined : date.toISOString() };
  }
  return lastInstant.text;
}
