import { type EventStore, type NewEvent, openSqliteEventStore } from '#kafila/event-store';
import { sql } from 'kysely';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { convoyStream } from '#kafila/domain';
import { openReadModels } from '../database/opening/open-read-models.js';
import { type ReadModels } from '../database/read-models.js';
import { tableIn } from '../runner/projection/generation.js';
import { type ProjectionLog } from '../runner/running/projection-log.js';
import {
  runProjection,
  type RunningProjection,
  type RunProjectionOptions,
} from '../runner/running/run-projection.js';
import { allColumns } from '../runner/rows/stored-rows.js';
import { type ParkedStream } from '../runner/parking/parked-streams.js';
import { trips } from '../trips/trips.projection.js';
import { type RoadTrip } from './road.js';
import { startPostgres, type TestPostgres } from './start-postgres.js';

export type DatabaseKind = 'SQLite' | 'PostgreSQL';
export const DATABASES: readonly { kind: DatabaseKind }[] = [{ kind: 'SQLite' }, { kind: 'PostgreSQL' }];

/** Stores for the tests of one file: fresh ones whenever asked, all gone at the end. */
export class Stage {
  private readonly opened: { close: () => Promise<void> }[] = [];
  private readonly stops: (() => Promise<void>)[] = [];
  private files = 0;
  /** Started when a test first asks for a database of it. */
  private postgres: Promise<TestPostgres> | undefined;

  private constructor(private readonly folder: string) {}

  static async set(): Promise<Stage> {
    return new Stage(await mkdtemp(join(tmpdir(), 'kafila-stage-')));
  }

  async eventStore(): Promise<EventStore> {
    const store = await openSqliteEventStore({ file: join(this.folder, `events-${++this.files}.db`) });
    this.opened.push(store);
    return store;
  }

  async freshUrl(kind: DatabaseKind): Promise<string> {
    if (kind === 'SQLite') return `sqlite:${join(this.folder, `read-models-${++this.files}.db`)}`;
    this.postgres ??= startPostgres();
    return (await this.postgres).freshDatabase();
  }

  async readModels(url: string): Promise<ReadModels> {
    const readModels = await openReadModels(url);
    this.opened.push(readModels);
    return readModels;
  }

  /** Runs the trip projection until it is stopped, at the latest when the stage is cleared. */
  run(
    options: Pick<RunProjectionOptions, 'eventStore' | 'readModels' | 'projection'> &
      Partial<RunProjectionOptions>,
  ): RunningProjection & { stop: () => Promise<void> } {
    const stopping = new AbortController();
    const running = runProjection({ standByMs: 10, signal: stopping.signal, ...options });
    const stop = async (): Promise<void> => {
      stopping.abort();
      await running.finished;
    };
    this.stops.push(stop);
    return { ...running, stop };
  }

  /** Lets go of all that was opened so far, where many are opened one after the other: each store has a thread. */
  async closeAll(): Promise<void> {
    for (const stop of this.stops.splice(0)) await stop();
    for (const each of this.opened.splice(0).reverse()) await each.close();
  }

  async clear(): Promise<void> {
    await this.closeAll();
    await (await this.postgres)?.stop();
    await rm(this.folder, { recursive: true, force: true });
  }
}

/** Appends events to a convoy's stream, behind whatever is there. @returns the position of the last one */
export function tell(eventStore: EventStore, convoyId: string, events: readonly NewEvent[]): Promise<bigint> {
  return tellStream(eventStore, convoyStream(convoyId), events);
}

/** Appends events to any stream, behind whatever is there. @returns the position of the last one */
export async function tellStream(
  eventStore: EventStore,
  stream: string,
  events: readonly NewEvent[],
): Promise<bigint> {
  const appended = await eventStore.append(stream, events, 'any');
  if (appended.outcome !== 'appended') throw new Error('Appending at any revision was refused.');
  return appended.placements.at(-1)?.position ?? 0n;
}

/** Tells whole trips, their facts in the order given. */
export async function tellTrips(eventStore: EventStore, roadTrips: readonly RoadTrip[]): Promise<bigint> {
  let position = 0n;
  for (const { convoyId, decisions, facts } of roadTrips) {
    position = await tell(eventStore, convoyId, [...decisions, ...facts]);
  }
  return position;
}

/** Settles when a projection that runs in this process has reached a position. */
export function reached(readModels: ReadModels, position: bigint, projection = trips.name): Promise<void> {
  return until(readModels, (name, at) => name === projection && at >= position);
}

function until(readModels: ReadModels, done: (name: string, at: bigint) => boolean): Promise<void> {
  return new Promise((resolve) => {
    const stop = readModels.advances.listen((name, at) => {
      if (!done(name, at)) return;
      stop();
      resolve();
    });
  });
}

/** Projects everything that is in the store, then stops. */
export async function projectAll(
  stage: Stage,
  eventStore: EventStore,
  readModels: ReadModels,
  options: Partial<RunProjectionOptions> = {},
): Promise<void> {
  const head = await eventStore.head();
  const there = reached(readModels, head);
  let fail: (error: unknown) => void = () => undefined;
  const failed = new Promise<never>((_, reject) => (fail = reject));
  const log = {
    ...keptLog(),
    failed: (_: string, { error }: { error: unknown }) => {
      fail(error);
    },
  };
  const running = stage.run({ log, ...options, projection: trips, eventStore, readModels });
  await Promise.race([there, failed]);
  await running.stop();
}

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
    tables[table.name] = rows.map(({ position: _position, recorded_at: _recordedAt, document, ...row }) =>
      typeof document === 'string' ? { ...row, document: withoutPosition(document) } : row,
    );
  }
  return tables;
}

function withoutPosition(document: string): unknown {
  const { position: _position, ...rest } = JSON.parse(document) as Record<string, unknown>;
  return rest;
}

/** A log that keeps what it is told. */
export function keptLog(): ProjectionLog & {
  readonly parkedStreams: ParkedStream[];
  readonly said: string[];
} {
  const parkedStreams: ParkedStream[] = [];
  const said: string[] = [];
  return {
    parkedStreams,
    said,
    parked: (_, parked) => parkedStreams.push(parked),
    resumed: (_, stream) => said.push(`resumed: ${stream}`),
    failed: (_, { error }) => said.push(`failed: ${String(error)}`),
    changed: (_, what) => said.push(what),
  };
}

/** Waits until something holds that nothing announces. */
export async function eventually(holds: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 5));
}
