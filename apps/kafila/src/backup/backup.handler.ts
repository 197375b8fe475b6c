import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import {
  copyLog,
  copyLogKeys,
  KeysUnusable,
  listVerifierKeys,
  LogAbsent,
  LogDamaged,
  readVerifierKeys,
  TileUnusable,
} from '#kafila/audit';
import { copyStoreFile } from '#kafila/event-store';
import { copyKeyFile, PersonKeysUnusable } from '#kafila/persons';
import { keepFilesToOwner, loadSettings, type Settings } from '#kafila/platform';
import { ratesAsCsv } from '#kafila/read-models';
import { logPlaceOf } from '../../../service/log-place.js';
import { openReadModelsOf } from '../../../service/open-stores.js';
import { asJson } from '../as-json.js';
import { WrongUsage } from '../command-failure.js';
import { EXIT } from '../exit-codes.js';
import { openingFailure } from '../opening-failure.js';
import { type Surroundings } from '../run.js';
import {
  backupIn,
  embeddedStore,
  FORMAT,
  keyFileOf,
  keysIn,
  type Manifest,
  overlap,
  requireEmpty,
} from './backup-folder.js';
import { verifyCopy } from './verify-copy.js';

export interface BackupOptions {
  readonly to: string;
  readonly keysTo: string | undefined;
  readonly json: boolean;
}

/** Ends with 1 where the copy is not intact: then it has no manifest, and cannot be restored. */
export async function makeBackup(options: BackupOptions, surroundings: Surroundings): Promise<number> {
  keepFilesToOwner();
  try {
    return await backUp(options, loadSettings(surroundings.env), surroundings);
  } catch (error) {
    throw openingFailure(error, LogAbsent, LogDamaged, TileUnusable, KeysUnusable, PersonKeysUnusable);
  }
}

async function backUp(
  { to, keysTo, json }: BackupOptions,
  settings: Settings,
  surroundings: Surroundings,
): Promise<number> {
  const { terminal } = surroundings;
  const events = embeddedStore(settings);
  await requirePlaces(to, keysTo, settings);
  await mkdir(to, { recursive: true });
  const copy = backupIn(to);

  await copyInOrder(settings, events, to, surroundings);
  if (keysTo !== undefined) await copyKeys(settings, keysTo);

  const verdict = await verifyCopy({ ...copy, keys: resolve(to) }, surroundings);
  if (verdict.outcome === 'broken') {
    const { code, sentence } = verdict.fault;
    terminal.print(
      ...(json
        ? [asJson({ ...verdict, to })]
        : [`The copy in ${to} is not to be used: ${code}`, `  ${sentence}`]),
    );
    return EXIT.refused;
  }
  const manifest: Manifest = {
    ...{ format: FORMAT, madeAt: new Date().toISOString(), events: verdict.events },
    ...{ position: verdict.position.toString(), leaves: verdict.events - verdict.unsigned },
  };
  await writeFile(copy.manifest, `${JSON.stringify(manifest)}\n`, { flush: true });
  terminal.print(
    ...(json
      ? [asJson({ outcome: 'intact', to, keysTo: keysTo ?? null, ...manifest })]
      : [
          `Copied and verified: ${manifest.events} events up to position ${manifest.position} in ${to}.`,
          keysTo === undefined
            ? 'The keys of persons and of the log are not in it: copy them with --keys-to.'
            : `The keys of persons and of the log are in ${keysTo}: keep them apart from the events, and not for long.`,
        ]),
  );
  return EXIT.done;
}

async function requirePlaces(to: string, keysTo: string | undefined, settings: Settings): Promise<void> {
  await requireEmpty(resolve(to));
  if (keysTo === undefined) return;
  keyFileOf(settings);
  if (overlap(resolve(to), resolve(keysTo))) {
    throw new WrongUsage(
      'Keys never go beside the events, or no erasure means anything: give --keys-to a folder apart.',
    );
  }
  await requireEmpty(resolve(keysTo));
}

/** The order is the guarantee: the log never knows more than the events, and no event is without its keys. */
async function copyInOrder(
  settings: Settings,
  events: string,
  to: string,
  { terminal, signal }: Surroundings,
): Promise<void> {
  const copy = backupIn(to);
  const place = logPlaceOf(settings);
  await copyLog(place, copy.log, {
    signal,
    progress: (done, of) => {
      terminal.progress.show(done, of, `copied ${done} of ${of} tiles of the log`);
    },
  });
  await listVerifierKeys(resolve(to), await readVerifierKeys(place.keyFolder));
  await copyStoreFile(events, copy.events, {
    signal,
    progress: (done, of) => {
      terminal.progress.show(done, of, `copied ${done} of ${of} pages of events`);
    },
  });
  terminal.progress.clear();
  await writeFile(copy.rates, await ratesOf(settings), { flush: true });
}

async function ratesOf(settings: Settings): Promise<string> {
  const { readModel } = settings;
  if (readModel.kind === 'sqlite' && !existsSync(readModel.file)) return '';
  const models = await openReadModelsOf(settings);
  try {
    return await ratesAsCsv(models);
  } finally {
    await models.close();
  }
}

async function copyKeys(settings: Settings, keysTo: string): Promise<void> {
  await mkdir(keysTo, { recursive: true, mode: 0o700 });
  const to = keysIn(keysTo);
  await copyLogKeys(settings.audit.keyDir, to.log);
  await copyKeyFile(keyFileOf(settings), to.persons);
}
