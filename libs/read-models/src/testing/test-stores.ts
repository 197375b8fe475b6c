import { type EventStore, openEventStoreDb } from '#kafila/event-store';
import { openWithoutThread, type StandIn, startStandIn } from '#kafila/event-store/testing';
import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openReadModels } from '../database/opening/open-read-models.js';
import { type ReadModels } from '../database/read-models.js';
import { type ProjectionLog } from '../runner/running/projection-log.js';
import { runProjection } from '../runner/running/run-projection.js';
import {
  type RunningProjection,
  type RunProjectionOptions,
} from '../runner/running/run-projection.options.js';
import { type ParkedStream } from '../runner/parking/parked-streams.js';
import { trips } from '../trips/trips.projection.js';
import { startPostgres, type TestPostgres } from './start-postgres.js';

export type DatabaseKind = 'SQLite' | 'PostgreSQL';
/** What events lie in. */
export type EventStoreKind = 'SQLite' | 'EventStoreDB';
/** Each database, from the embedded store; from a server one of them, as what differs is how events are read. */
export const ROWS_FROM: readonly { kind: DatabaseKind; from: EventStoreKind }[] = [
  { kind: 'SQLite', from: 'SQLite' },
  { kind: 'PostgreSQL', from: 'SQLite' },
  { kind: 'SQLite', from: 'EventStoreDB' },
];
export const DATABASES: readonly { kind: DatabaseKind }[] = [{ kind: 'SQLite' }, { kind: 'PostgreSQL' }];

/** Stores for the tests of one file: fresh ones whenever asked, all gone at the end. */
export class TestStores {
  private readonly opened: { close: () => Promise<void> }[] = [];
  private readonly stops: (() => Promise<void>)[] = [];
  private files = 0;
  /** Started when a test first asks for a database of it. */
  private postgres: Promise<TestPostgres> | undefined;

  private fileToCopy: Promise<string> | undefined;

  private constructor(private readonly folder: string) {}

  static async open(): Promise<TestStores> {
    return new TestStores(await mkdtemp(join(tmpdir(), 'kafila-test-stores-')));
  }

  /** On EventStoreDB: on a stand-in of its own. */
  async eventStore(kind: EventStoreKind = 'SQLite'): Promise<EventStore> {
    if (kind === 'EventStoreDB') return (await this.server()).store;
    const store = await openWithoutThread({ file: join(this.folder, `events-${++this.files}.db`) });
    this.opened.push(store);
    return store;
  }

  async server(): Promise<{ readonly standIn: StandIn; readonly store: EventStore }> {
    const standIn = await startStandIn({ behindProxy: true });
    this.opened.push({ close: () => standIn.stop() });
    const store = await openEventStoreDb({ url: standIn.url, showsWithinMs: 0 });
    this.opened.push(store);
    return { standIn, store };
  }

  /** A database to open read models in. */
  async freshUrl(kind: DatabaseKind): Promise<string> {
    if (kind === 'PostgreSQL') return (await this.postgresServer()).freshReadModels();
    const url = this.freshFile();
    await copyFile(await (this.fileToCopy ??= this.readModelsToCopy()), fileOf(url));
    return url;
  }

  /** A database without any tables. */
  async emptyUrl(kind: DatabaseKind): Promise<string> {
    return kind === 'SQLite' ? this.freshFile() : (await this.postgresServer()).freshDatabase();
  }

  /** A file with the tables of read models: a copy takes a small part of the time of making them. */
  private async readModelsToCopy(): Promise<string> {
    const url = this.freshFile();
    await (await openReadModels(url)).close();
    return fileOf(url);
  }

  private freshFile(): string {
    return `sqlite:${join(this.folder, `read-models-${++this.files}.db`)}`;
  }

  private postgresServer(): Promise<TestPostgres> {
    return (this.postgres ??= startPostgres());
  }

  async readModels(url: string): Promise<ReadModels> {
    const readModels = await openReadModels(url);
    this.opened.push(readModels);
    return readModels;
  }

  /** Runs the trip projection until it is stopped, at the latest when the stores are removed. */
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

  async remove(): Promise<void> {
    await this.closeAll();
    await (await this.postgres)?.stop();
    await rm(this.folder, { recursive: true, force: true });
  }
}

const fileOf = (url: string): string => url.slice('sqlite:'.length);

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
  stores: TestStores,
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
  const running = stores.run({ log, ...options, projection: trips, eventStore, readModels });
  await Promise.race([there, failed]);
  await running.stop();
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
