import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { KeysUnusable, LogDamaged } from '#kafila/audit';
import {
  type EventSource,
  EventStoreCopiedAway,
  EventStoreMisconfigured,
  EventStoreUnavailable,
  EventStoreUnusable,
} from '#kafila/event-store';
import { storeProblem } from '#kafila/intake';
import { PersonKeysUnavailable, PersonKeysUnusable, PersonsReader, HIDE_PERSONS } from '#kafila/persons';
import {
  AccessLogFolder,
  createHttpApp,
  createLog,
  EX_CONFIG,
  hasRoom,
  isDiskFull,
  keepFilesToOwner,
  listen,
  loadSettingsOrExit,
  type Log,
  serveOpenApi,
  type Settings,
  writtenOut,
} from '#kafila/platform';
import { READ_HEADERS, readModelProblem, ReadModelsUnusable } from '#kafila/read-models';
import { type Application, serveApplication } from '#kafila/web-host';
import { type DynamicModule, Module } from '@nestjs/common';
import { type NestFastifyApplication } from '@nestjs/platform-fastify';
import { notRestored } from './unfinished-restore.js';
import { addGeographyOrExit } from './add-geography.js';
import { awaitEventStore } from './await-event-store.js';
import { openDoor, type OpenedDoor } from './open-door.js';

/** What a service is made of, and how to let go of what it opened. */
export interface Service {
  readonly modules: readonly DynamicModule[];
  /** What it reads; by its events it is known who may call. */
  readonly eventStore: EventSource;
  /** What takes decisions on who may what, where this service does. */
  readonly access?: (door: OpenedDoor) => DynamicModule;
  /** The web applications that it serves. */
  readonly applications?: readonly Application[];
  readonly close: () => Promise<void>;
}

@Module({})
class ServiceModule {}

const { version } = createRequire(import.meta.url)('#kafila/package.json') as { version: string };

const TAGS = {
  'Field units': 'What was seen on the road. Safe to send again, for ever.',
  'Dispatch desk': 'What the desk decides: checked against the current state, refused with a reason.',
  Dashboards: 'Where everything is. Every answer says up to which position it is true.',
  Statistics: 'What trips, borders and clearances take and cost: the figures that the field itself uses.',
  Auditors: 'What was recorded, what was known when, and the proof that nothing was altered since.',
  Access: 'Who may what, and by which keys.',
  Geography: 'The places and corridors that reports and plans may name.',
};

/**
 * Runs a service until it is stopped. Where something cannot be opened, a sentence on stderr says so and the process ends
 * with code 1, or 78 where a setting is wrong.
 */
export async function runService(open: (settings: Settings) => Promise<Service>): Promise<void> {
  keepFilesToOwner();
  const loaded = loadSettingsOrExit();
  const unfinished = notRestored(loaded);
  if (unfinished !== undefined) {
    process.stderr.write(`${unfinished}\n`);
    process.exit(1);
  }
  const failed = (error: unknown): never => explainAndExit(error, loaded);
  addGeographyOrExit(loaded.geography);
  const log = createLog(loaded.logLevel);
  const port = await awaitEventStore(loaded, log).catch(failed);
  const settings = { ...loaded, port };
  const persons = await Promise.resolve(settings.personKeys)
    .then((file) => new PersonsReader(file))
    .catch(failed);
  const { modules, eventStore, access, applications = [], close } = await open(settings).catch(failed);
  const door = await openDoor(settings, eventStore, log);
  const accessLog = new AccessLogFolder({
    folder: join(settings.dataDir, 'access-log'),
    keptDays: settings.accessLogDays,
    log,
  });
  const app = await createHttpApp(
    { module: ServiceModule, imports: [...modules, ...(access ? [access(door)] : [])] },
    {
      settings,
      translators: [storeProblem, readModelProblem],
      reveals: { shown: persons.reveal, hidden: HIDE_PERSONS },
      door,
      accessLog,
      onClose: async () => {
        await accessLog.close();
        await door.close();
        await close();
        await persons.close();
      },
    },
  );
  serveOpenApi(app, {
    title: 'Kafila',
    description: 'Tracks road convoys under TIR and bilateral transit agreements, event by event.',
    version,
    tags: TAGS,
    headersWith: READ_HEADERS,
  });
  for (const application of applications) serveBuilt(app, application, log);
  await listen(app, settings);
}

/** Beside the programs of the build. */
const BUILDS = fileURLToPath(new URL('../../../dist/web', import.meta.url));

function serveBuilt(app: NestFastifyApplication, application: Application, log: Log): void {
  if (serveApplication(app.getHttpAdapter().getInstance(), BUILDS, application)) return;
  log.warn({ application: application.folder }, 'the web application was not built: npm run build makes it');
}

/** What is said, and no more, where a service cannot start. */
const EXPECTED = [
  ...[EventStoreUnusable, EventStoreUnavailable, ReadModelsUnusable],
  ...[PersonKeysUnusable, PersonKeysUnavailable, LogDamaged, KeysUnusable],
];

function explainAndExit(error: unknown, { dataDir }: Settings): never {
  if (error instanceof EventStoreMisconfigured || error instanceof EventStoreCopiedAway) {
    process.stderr.write(`${writtenOut(error.message)}\n`);
    process.exit(EX_CONFIG);
  }
  // SQLite may say only that it could not undo what it could not write.
  const unclear = error instanceof ReadModelsUnusable || error instanceof EventStoreUnavailable;
  if (isDiskFull(error) || (unclear && !hasRoom(dataDir))) {
    process.stderr.write(
      `The disk is full: ${writtenOut(reasonOf(error))}. Make room, then start the service again.\n`,
    );
    process.exit(1);
  }
  if (!(error instanceof Error) || !EXPECTED.some((kind) => error instanceof kind)) throw error;
  process.stderr.write(`${writtenOut(error.message)}\n`);
  process.exit(1);
}

/** One sentence, without its full stop. */
function reasonOf(error: unknown): string {
  const { message } = error as { readonly message?: unknown };
  return String(message ?? error).replace(/\.$/, '');
}
