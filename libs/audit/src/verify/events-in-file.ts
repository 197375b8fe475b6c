import { setImmediate as nextTurn } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { type JsonObject } from '#kafila/event-store';
import { type AuditedEvent, type AuditedEvents } from './audited-events.js';

type Cell = string | bigint | number | Buffer | null;
type Row = [bigint, Cell, Cell, Cell, Cell, Cell, Cell, Cell];

const rowsPerPage = 1000;
const beforeAll = -(2n ** 63n);
const texts = ['id', 'type', 'data', 'metadata'] as const;
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
    } finally {
      db.close();
    }
  };
  return {
    gapless: true,
    head: () => reading(headOf),
    async *pages() {
      const db = new Database(file, { readonly: true, fileMustExist: true });
      try {
        for (const page of pagesOf(db)) {
          yield page;
          // Whoever reads a whole store must not hold up the process.
          await nextTurn();
        }
      } finally {
        db.close();
      }
    },
  };
}

function headOf(db: Database.Database): bigint {
  return db.prepare<[], bigint | null>('SELECT max(position) FROM events').pluck().safeIntegers().get() ?? 0n;
}

function* pagesOf(db: Database.Database): Generator<readonly AuditedEvent[]> {
  const head = headOf(db);
  // A row whose stream is unknown must be seen, hence the outer join.
  const select = db
    .prepare<[bigint, bigint, number], Row>(
      `SELECT e.position, s.name, e.revision, e.recorded_at, e.id, e.type, e.data, e.metadata
       FROM events e LEFT JOIN streams s ON s.id = e.stream_id
       WHERE e.position > ? AND e.position <= ? ORDER BY e.position LIMIT ?`,
    )
    .safeIntegers()
    .raw();
  const bytes = db
    .prepare<[bigint], Buffer[]>(
      `SELECT CAST(id AS BLOB), CAST(type AS BLOB), CAST(data AS BLOB), CAST(metadata AS BLOB)
       FROM events WHERE position = ?`,
    )
    .raw();
  for (let after = beforeAll; ;) {
    const rows = select.all(after, head, rowsPerPage);
    if (rows.length === 0) return;
    yield rows.map((row) => audited(row, () => bytes.get(row[0]) ?? []));
    after = rows.at(-1)?.[0] ?? head;
  }
}

function audited(row: Row, bytesOfTexts: () => readonly Buffer[]): AuditedEvent {
  const [position, stream, revision, recordedAt, id, type, data, metadata] = row;
  const unreadable = (why: string): AuditedEvent => ({ position, unreadable: why });
  if (stream === null) return unreadable('belongs to a stream that the store does not know');
  const cells = [id, type, data, metadata];
  for (const [at, text] of cells.entries()) {
    if (typeof text !== 'string') return unreadable(`has a ${texts[at] ?? ''} that is no text`);
    if (text.includes(replaced) && bytesOfTexts()[at]?.equals(Buffer.from(text, 'utf8')) !== true) {
      return unreadable(`has a ${texts[at] ?? ''} that is no UTF-8`);
    }
  }
  const at = instant(recordedAt);
  if (at === undefined) return unreadable('has a time of recording that is none');
  if (!isSafe(revision)) return unreadable('has a revision that is no whole number');
  const [dataValue, metadataValue] = [jsonOf(data), jsonOf(metadata)];
  if (typeof dataValue === 'string') return unreadable(`has data that ${dataValue}`);
  if (typeof metadataValue === 'string') return unreadable(`has metadata that ${metadataValue}`);
  return {
    position,
    event: {
      stream: String(stream),
      revision: Number(revision),
      position,
      recordedAt: at,
      id: String(id),
      type: String(type),
      data: dataValue,
      metadata: metadataValue,
    },
  };
}

/** The value, or what is wrong with the text. */
function jsonOf(text: Cell): JsonObject | string {
  let value: unknown;
  try {
    value = JSON.parse(String(text));
  } catch {
    return 'are no JSON';
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return 'are no JSON object';
  // The store writes what JSON.stringify gives. Other bytes with the same meaning were put there by somebody else.
  return JSON.stringify(value) === text
    ? (value as JsonObject)
    : 'are not in the form in which events are written';
}

function isSafe(value: Cell): value is bigint {
  return typeof value === 'bigint' && value >= 0n && value <= BigInt(Number.MAX_SAFE_INTEGER);
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
