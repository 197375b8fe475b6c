import {
  type AuditedEvents,
  eventsInFile,
  eventsOfStore,
  type KeptPlace,
  KeysUnusable,
  LogDamaged,
  TileUnusable,
  LogAbsent,
  readVerifierKeys,
} from '#kafila/audit';
import { type EventReader } from '#kafila/event-store';
import { loadSettings, Problem, type Settings } from '#kafila/platform';
import { type ReadModels } from '#kafila/read-models';
import {
  CheckpointMalformed,
  KeyMalformed,
  LOGGED_PREFIXES,
  NoteMalformed,
  readVerifierKey,
  type VerifierKey,
} from '#kafila/proof';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { ServiceFailure, ServiceUnreachable } from '../../../client/service-failure.js';
import { logPlaceOf } from '../../../service/log-place.js';
import { openEventReader, openReadModelsOf } from '../../../service/open-stores.js';
import { WrongUsage } from '../command-failure.js';
import { openingFailure } from '../opening-failure.js';

type Env = Readonly<Record<string, string | undefined>>;

/** What the commands look into: the store and the log. */
export interface Evidence {
  readonly settings: Settings;
  readonly store: EventReader;
  readonly place: KeptPlace;
}

/**
 * Opens the stores by the settings of the services, for reading only, and closes them after `work`.
 *
 * @throws WrongUsage a setting is wrong
 * @throws ServiceUnreachable a store, or the log, is not there or does not answer
 */
export async function withEvidence<Result>(
  env: Env,
  work: (evidence: Evidence) => Promise<Result>,
): Promise<Result> {
  try {
    const settings = loadSettings(env);
    const store = await openEventReader(settings);
    try {
      return await work({ settings, store, place: logPlaceOf(settings) });
    } finally {
      await store.close();
    }
  } catch (error) {
    throw evidenceFailure(error);
  }
}

/**
 * The raw events and the log. The file of the embedded store is not opened by its own reader, which refuses one that is
 * damaged: what is wrong with it is what is asked.
 *
 * @throws as {@link withEvidence}
 */
export async function withRawEvents<Result>(
  env: Env,
  work: (raw: { readonly events: AuditedEvents; readonly place: KeptPlace }) => Promise<Result>,
): Promise<Result> {
  try {
    const settings = loadSettings(env);
    const { eventStore } = settings;
    const place = logPlaceOf(settings);
    if (eventStore.kind !== 'sqlite') {
      return await withEvidence(env, (evidence) => work({ events: rawEvents(evidence), place }));
    }
    if (existsSync(eventStore.file)) return await work({ events: eventsInFile(eventStore.file), place });
    throw new ServiceUnreachable(`There is no event store at ${eventStore.file}.`);
  } catch (error) {
    throw evidenceFailure(error);
  }
}

/** What cannot be opened, or is damaged, in the words of the command line. */
function evidenceFailure(error: unknown): unknown {
  const wrong = [Problem, KeysUnusable, LogDamaged, TileUnusable, NoteMalformed, CheckpointMalformed];
  if (error instanceof Error && wrong.some((kind) => error instanceof kind)) {
    return new ServiceFailure(error.message);
  }
  return openingFailure(error, LogAbsent);
}

/** Opens the read models, and closes them after `work`. */
export async function withReadModels<Result>(
  settings: Settings,
  work: (readModels: ReadModels) => Promise<Result>,
): Promise<Result> {
  const readModels = await openReadModelsOf(settings);
  try {
    return await work(readModels);
  } finally {
    await readModels.close();
  }
}

/** The raw events. Those of the embedded store come straight from its file, not through the store's reader. */
export function rawEvents({ settings, store }: Evidence): AuditedEvents {
  const { eventStore } = settings;
  return eventStore.kind === 'sqlite' ? eventsInFile(eventStore.file) : eventsOfStore(store, LOGGED_PREFIXES);
}

/** The keys to verify by: as given (a key, or a file with one a line), else those next to the log. */
export async function keysFrom(given: readonly string[], keyFolder?: string): Promise<VerifierKey[]> {
  if (given.length === 0 && keyFolder !== undefined) return readVerifierKeys(keyFolder);
  const keys: VerifierKey[] = [];
  for (const one of given) {
    const lines = one.includes('+') ? [one] : (await textOf(one)).split('\n').filter((line) => line !== '');
    for (const line of lines) keys.push(keyOf(line, one));
  }
  return keys;
}

/** A file that was named on the command line. @throws WrongUsage */
export async function textOf(file: string): Promise<string> {
  return (await bytesOf(file)).toString('utf8');
}

/** @throws WrongUsage it cannot be read */
export async function bytesOf(file: string): Promise<Buffer> {
  return readFile(file).catch((error: unknown) => {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    throw new WrongUsage(`The file ${file} cannot be read (${code}).`);
  });
}

function keyOf(line: string, from: string): VerifierKey {
  try {
    return readVerifierKey(line.trim());
  } catch (error) {
    if (!(error instanceof KeyMalformed)) throw error;
    throw new WrongUsage(`${from} is no public key of a log (<name>+<key id>+<base64>): ${error.message}`);
  }
}
