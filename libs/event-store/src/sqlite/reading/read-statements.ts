import type Database from 'better-sqlite3';

/** Only positions may need more than 53 bits; other numbers are read as doubles, which is much cheaper. */
const columns =
  'e.position, CAST(e.revision AS REAL), CAST(e.recorded_at AS REAL), e.id, e.type, e.data, e.metadata';

/** Position, revision, milliseconds since 1970, id, type, data and metadata as JSON. */
export type Row = [bigint, number, number, string, string, string, string];
export type NamedRow = [...Row, string];

export class ReadStatements {
  readonly head;
  readonly firstAfter;
  readonly streamId;
  readonly forwards;
  readonly backwards;
  readonly all;
  readonly #filtered = new Map<string, Database.Statement<unknown[], NamedRow>>();
  readonly #beginnings = new Map<number, Database.Statement<unknown[], [string, bigint]>>();

  constructor(private readonly db: Database.Database) {
    this.head = this.#prepare<[], [bigint | null]>('SELECT max(position) FROM events');
    this.firstAfter = this.#prepare<[bigint], [bigint | null]>(
      'SELECT min(position) FROM events WHERE position > ?',
    );
    this.streamId = this.#prepare<[string], [bigint]>('SELECT id FROM streams WHERE name = ?');
    this.forwards = this.#prepare<[number, number, number], Row>(ofStream('>=', 'ASC'));
    this.backwards = this.#prepare<[number, number, number], Row>(ofStream('<=', 'DESC'));
    this.all = this.#prepare<[bigint, bigint, number], NamedRow>(ofAll(''));
  }

  /** Parameters: two positions, {@link asPrefix} of each prefix, each type, and how many rows. Undefined: no such filter. */
  filtered(prefixes: number | undefined, types: number | undefined): Database.Statement<unknown[], NamedRow> {
    const key = `${prefixes} ${types}`;
    let statement = this.#filtered.get(key);
    if (statement === undefined) {
      const underPrefixes = prefixes === undefined ? '' : `AND (${matchesOneOf(prefixes)})`;
      const ofTypes = types === undefined ? '' : `AND e.type IN (${Array(types).fill('?').join(', ')})`;
      statement = this.#prepare<unknown[], NamedRow>(ofAll(`${underPrefixes} ${ofTypes}`));
      this.#filtered.set(key, statement);
    }
    return statement;
  }

  /** Looks at every event in between, but not at what it says: some tenths of a microsecond each. */
  beginnings(prefixes: number): Database.Statement<unknown[], [string, bigint]> {
    let statement = this.#beginnings.get(prefixes);
    if (statement === undefined) {
      statement = this.#prepare<unknown[], [string, bigint]>(
        'SELECT s.name, e.position FROM events e CROSS JOIN streams s ON s.id = e.stream_id ' +
          `WHERE e.position > ? AND e.position <= ? AND e.revision = 0 AND (${matchesOneOf(prefixes)}) ` +
          'ORDER BY e.position LIMIT ?',
      );
      this.#beginnings.set(prefixes, statement);
    }
    return statement;
  }

  #prepare<Parameters extends unknown[], Result>(sql: string): Database.Statement<Parameters, Result> {
    return this.db.prepare<Parameters, Result>(sql).safeIntegers().raw();
  }
}

/** The two parameters that compare a name with a prefix. */
export function asPrefix(prefix: string): [number, Buffer] {
  const bytes = Buffer.from(prefix, 'utf8');
  return [bytes.length, bytes];
}

function ofStream(compare: string, order: string): string {
  return (
    `SELECT ${columns} FROM events e ` +
    `WHERE e.stream_id = ? AND e.revision ${compare} ? ORDER BY e.revision ${order} LIMIT ?`
  );
}

function ofAll(condition: string): string {
  return (
    `SELECT ${columns}, s.name FROM events e CROSS JOIN streams s ON s.id = e.stream_id ` +
    `WHERE e.position BETWEEN ? AND ? ${condition} ORDER BY e.position LIMIT ?`
  );
}

/** Compares bytes: LIKE folds case, GLOB knows wildcards, and both would have to be escaped. */
function matchesOneOf(prefixes: number): string {
  if (prefixes === 0) return 'FALSE';
  return Array.from({ length: prefixes }, () => 'substr(CAST(s.name AS BLOB), 1, ?) = ?').join(' OR ');
}
