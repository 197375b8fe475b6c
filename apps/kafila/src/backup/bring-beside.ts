import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { copyLog, copyLogKeys } from '#kafila/audit';
import { copyStoreFile } from '#kafila/event-store';
import { copyKeyFile } from '#kafila/persons';
import { type Settings } from '#kafila/platform';
import { type Surroundings } from '../run.js';
import { backupIn, keyFileOf, keysIn } from './backup-folder.js';
import { forgetErased } from './erasures.js';
import { unfinishedName } from './unfinished.js';

/** Copies events and log next to their places, on the same disk, under names that no service looks for. */
export async function bringBeside(
  from: string,
  to: { readonly events: string; readonly log: string },
  { terminal, signal }: Surroundings,
): Promise<{ readonly events: string; readonly log: string }> {
  const copy = backupIn(from);
  const unfinished = { events: unfinishedName(to.events), log: unfinishedName(to.log) };
  for (const place of [to.events, to.log]) await mkdir(dirname(place), { recursive: true });
  await copyLog({ folder: copy.log, keyFolder: resolve(from) }, unfinished.log, { signal });
  await copyStoreFile(copy.events, unfinished.events, {
    signal,
    progress: (done, of) => {
      terminal.progress.show(done, of, `restored ${done} of ${of} pages of events`);
    },
  });
  terminal.progress.clear();
  return unfinished;
}

/** Erasures come before the keys: at no moment does a key lie in its place of somebody who was erased. */
export async function bringKeys(
  settings: Settings,
  keysFrom: string | undefined,
  eventFiles: readonly string[],
  signal: AbortSignal,
): Promise<number> {
  const { personKeys, audit } = settings;
  if (keysFrom === undefined) {
    return existsSync(personKeys) ? forgetErased(personKeys, eventFiles) : 0;
  }
  const [keys, place] = [keysIn(keysFrom), keyFileOf(settings)];
  await copyLogKeys(keys.log, audit.keyDir);
  signal.throwIfAborted();
  const unfinished = unfinishedName(place);
  await mkdir(dirname(place), { recursive: true });
  if (!(await copyKeyFile(keys.persons, unfinished))) return 0;
  const erased = await forgetErased(unfinished, eventFiles);
  await rm(`${unfinished}-journal`, { force: true });
  signal.throwIfAborted();
  await rename(unfinished, place);
  signal.throwIfAborted();
  return erased;
}
