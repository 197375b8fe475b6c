import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { copyLog, copyLogKeys, listVerifierKeys, readVerifierKeys } from '#kafila/audit';
import { copyStoreFile } from '#kafila/event-store';
import { copyKeyFile } from '#kafila/persons';
import { type Settings } from '#kafila/platform';
import { ratesAsCsv } from '#kafila/read-models';
import { logPlaceOf } from '../../../service/log-place.js';
import { openReadModelsOf } from '../../../service/open-stores.js';
import { type Surroundings } from '../run.js';
import { backupIn, keyFileOf, keysIn } from './backup-folder.js';

/** The order is the guarantee: the log never knows more than the events, and no event is without its keys. */
export async function copyInOrder(
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

export async function copyKeys(settings: Settings, keysTo: string, signal: AbortSignal): Promise<void> {
  const to = keysIn(keysTo);
  await copyLogKeys(settings.audit.keyDir, to.log);
  signal.throwIfAborted();
  await copyKeyFile(keyFileOf(settings), to.persons);
}
