import { CompiledQuery, Kysely, type PostgresCursor, PostgresDialect, type PostgresPool } from 'kysely';
import { Socket } from 'node:net';
import pg from 'pg';
import { type Exclusive } from '../read-models.js';
import { type Schema } from '../schema.js';
import { END_WHERE_SILENT, type LockTiming, timeoutsOf } from './lock-timing.js';

/**
 * Works while a connection of its own holds a lock. Everything is written through that connection: nothing is written
 * without the lock. `busy` where another one holds it.
 *
 * @param key of the lock, among those of the schema that is first on the search path
 */
export async function holdingLock<T>(
  options: pg.ClientConfig,
  timing: LockTiming,
  key: number,
  work: (exclusive: Exclusive) => Promise<T>,
): Promise<T | 'busy'> {
  const connection = await HeldConnection.open(options, timing);
  const write = new Kysely<Schema>({ dialect: new PostgresDialect({ pool: connection }) });
  try {
    const { rows } = await write.executeQuery<{ locked: boolean }>(
      CompiledQuery.raw('select pg_try_advisory_lock($1, hashtext(current_schema())) as locked', [key]),
    );
    return rows[0]?.locked ? await work({ write, lost: connection.lost }) : 'busy';
  } finally {
    await write.destroy();
  }
}

/** Kysely's pool of one connection that is neither shared nor replaced, and does not outlive its silence. */
class HeldConnection implements PostgresPool {
  readonly #client: pg.Client;
  readonly #socket = new Socket();
  readonly #lost = new AbortController();
  readonly #asking: NodeJS.Timeout;
  readonly #longestAnswerMs: number;
  #pid = 0;
  /** Statements that are not answered yet. */
  #open = 0;
  #openSince = 0;
  #probing = false;

  private constructor(
    private readonly options: pg.ClientConfig,
    { askMs }: LockTiming,
  ) {
    this.#client = new pg.Client({ ...options, stream: () => this.#socket });
    this.#longestAnswerMs = 2 * askMs;
    const lose = (): void => {
      clearInterval(this.#asking);
      this.#lost.abort();
    };
    this.#client.on('error', lose).on('end', lose);
    this.#asking = setInterval(() => {
      this.#ask();
    }, askMs);
  }

  static async open(options: pg.ClientConfig, timing: LockTiming): Promise<HeldConnection> {
    const connection = new HeldConnection(options, timing);
    try {
      await connection.#client.connect();
      await connection.#client.query(END_WHERE_SILENT, timeoutsOf(timing));
      const { rows } = await connection.#client.query<{ pid: number }>('select pg_backend_pid() as pid');
      connection.#pid = rows[0]?.pid ?? 0;
      return connection;
    } catch (error) {
      await connection.end();
      throw error;
    }
  }

  get lost(): AbortSignal {
    return this.#lost.signal;
  }

  connect = (): ReturnType<PostgresPool['connect']> =>
    Promise.resolve({
      query: ((text: string | PostgresCursor<unknown>, values?: unknown[]) =>
        typeof text === 'string'
          ? this.#answered(this.#client.query(text, values))
          : this.#client.query(text as never)) as never,
      release: () => undefined,
    });

  async end(): Promise<void> {
    clearInterval(this.#asking);
    const late = setTimeout(() => this.#socket.destroy(), this.#longestAnswerMs);
    if (!this.#lost.signal.aborted) await this.#client.end();
    clearTimeout(late);
    this.#socket.destroy();
  }

  async #answered<T>(answer: Promise<T>): Promise<T> {
    if (this.#open === 0) this.#openSince = performance.now();
    this.#open += 1;
    try {
      return await answer;
    } finally {
      this.#open -= 1;
    }
  }

  #ask(): void {
    if (this.#open > 0) {
      // A statement may take long, and the server answers one after the other.
      if (performance.now() - this.#openSince > this.#longestAnswerMs) void this.#probe();
      return;
    }
    const late = setTimeout(() => {
      // After a pause of this process, the answer may have come and not been read.
      setImmediate(() => {
        if (!answered) this.#socket.destroy();
      });
    }, this.#longestAnswerMs);
    let answered = false;
    const settle = (): void => {
      answered = true;
      clearTimeout(late);
    };
    // Within a failed transaction any statement fails: that is an answer too.
    this.#answered(this.#client.query('select 1')).then(settle, settle);
  }

  /** Looks from another connection whether the server still knows this one. */
  async #probe(): Promise<void> {
    if (this.#probing) return;
    this.#probing = true;
    const limits = { connectionTimeoutMillis: this.#longestAnswerMs, query_timeout: this.#longestAnswerMs };
    const probe = new pg.Client({ ...this.options, ...limits });
    probe.on('error', () => undefined);
    try {
      await probe.connect();
      const holds = `select 1 from pg_locks where pid = $1 and locktype = 'advisory'`;
      const { rowCount } = await probe.query(holds, [this.#pid]);
      if (rowCount === 0) this.#socket.destroy();
    } catch (error) {
      // A server that has no connection to spare is there.
      if (!(error instanceof pg.DatabaseError)) this.#socket.destroy();
    } finally {
      this.#probing = false;
      probe.end().catch(() => undefined);
    }
  }
}
