import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, rm } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { copyLog, copyLogKeys, LogAbsent, LogDamaged, KeysUnusable, TileUnusable } from '#kafila/audit';
import { copyStoreFile } from '#kafila/event-store';
import { copyKeyFile, PersonKeysUnavailable, PersonKeysUnusable } from '#kafila/persons';
import { keepFilesToOwner, loadSettings, type Settings } from '#kafila/platform';
import { putRates } from '#kafila/read-models';
import { asJson } from '../as-json.js';
import { EXIT } from '../exit-codes.js';
import { openingFailure } from '../opening-failure.js';
import { type Surroundings } from '../run.js';
import { withReadModels } from '../audit/open-evidence.js';
import { backupIn, embeddedStore, keyFileOf, keysIn, manifestIn } from './backup-folder.js';
import { eventStoreAt, forgetErased } from './erasures.js';
import { requireRoom } from './require-room.js';
import { verifyCopy } from './verify-copy.js';

export interface RestoreOptions {
  readonly from: string;
  readonly keysFrom: string | undefined;
  /** Files of event stores, or folders of copies, that may know of later erasures. */
  readonly erasuresFrom: readonly string[];
  readonly json: boolean;
}

/** Ends with 1 where the copy is not intact; then nothing is put in place. */
export async function restoreBackup(options: RestoreOptions, surroundings: Surroundings): Promise<number> {
  keepFilesToOwner();
  try {
    return await restore(options, loadSettings(surroundings.env), surroundings);
  } catch (error) {
    throw openingFailure(
      error,
      LogAbsent,
      LogDamaged,
      KeysUnusable,
      TileUnusable,
      PersonKeysUnusable,
      PersonKeysUnavailable,
    );
  }
}

async function restore(
  { from, keysFrom, erasuresFrom, json }: RestoreOptions,
  settings: Settings,
  surroundings: Surroundings,
): Promise<number> {
  const { terminal } = surroundings;
  const events = embeddedStore(settings);
  const manifest = manifestIn(from);
  const later = erasuresFrom.map(eventStoreAt);
  await requireRoom(settings, keysFrom);

  const unfinished = await bringBeside(from, { events, log: settings.audit.logDir }, surroundings);
  const verdict = await verifyCopy({ ...unfinished, keys: resolve(from) }, surroundings);
  if (verdict.outcome === 'broken') {
    await rm(unfinished.events);
    await rm(unfinished.log, { recursive: true });
    const { code, sentence } = verdict.fault;
    terminal.print(...(json ? [asJson(verdict)] : [`Nothing was restored: ${code}`, `  ${sentence}`]));
    return EXIT.refused;
  }
  const erased = await bringKeys(settings, keysFrom, [unfinished.events, ...later]);
  await rename(unfinished.log, settings.audit.logDir);
  const csv = await readFile(backupIn(from).rates, 'utf8');
  const rates = csv === '' ? 0 : await withReadModels(settings, (models) => putRates(models, csv));
  // Last: as long as there are no events, no service has begun on a part of it.
  await rename(unfinished.events, events);

  const { madeAt, position } = manifest;
  const told = { events: verdict.events, position, madeAt, rates, erased };
  terminal.print(
    ...(json ? [asJson({ outcome: 'restored', ...told })] : linesOf(told, keysFrom, later.length > 0)),
  );
  return EXIT.done;
}

interface Restored {
  readonly events: number;
  readonly position: string;
  readonly madeAt: string;
  readonly rates: number;
  readonly erased: number;
}

function linesOf(
  { events, position, madeAt, rates, erased }: Restored,
  keysFrom: string | undefined,
  laterKnown: boolean,
): string[] {
  return [
    `Restored and verified: ${events} events up to position ${position}, as they stood at ${madeAt}; ${rates} rates.`,
    keysFrom === undefined
      ? 'No keys were restored. Put them in place before a service starts: it does not start without them. Lost for ever? kafila begin-anew persons. Then names that were sealed before stay unreadable.'
      : `Keys were restored; those of ${erased} erased persons stay destroyed.`,
    ...(laterKnown
      ? []
      : [
          'Not known: who was erased after the copy was made. Where the lost store or a later copy is left, restore anew with --erasures-from; else erase them again.',
        ]),
    'The rows that dashboards read are made anew when a service starts.',
  ];
}

/** Copies events and log next to their places, on the same disk, under names that no service looks for. */
async function bringBeside(
  from: string,
  to: { readonly events: string; readonly log: string },
  { terminal, signal }: Surroundings,
): Promise<{ readonly events: string; readonly log: string }> {
  const copy = backupIn(from);
  const unfinished = { events: `${to.events}.restoring`, log: `${to.log}.restoring` };
  for (const place of [to.events, to.log]) await mkdir(dirname(place), { recursive: true });
  for (const left of Object.values(unfinished)) await rm(left, { recursive: true, force: true });
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
async function bringKeys(
  settings: Settings,
  keysFrom: string | undefined,
  eventFiles: readonly string[],
): Promise<number> {
  const { personKeys, audit } = settings;
  if (keysFrom === undefined) {
    return existsSync(personKeys) ? forgetErased(personKeys, eventFiles) : 0;
  }
  const [keys, place] = [keysIn(keysFrom), keyFileOf(settings)];
  await copyLogKeys(keys.log, audit.keyDir);
  const unfinished = `${place}.restoring`;
  await mkdir(dirname(place), { recursive: true });
  for (const left of [unfinished, `${unfinished}-journal`]) await rm(left, { force: true });
  if (!(await copyKeyFile(keys.persons, unfinished))) return 0;
  const erased = await forgetErased(unfinished, eventFiles);
  await rm(`${unfinished}-journal`, { force: true });
  await rename(unfinished, place);
  return erased;
}
