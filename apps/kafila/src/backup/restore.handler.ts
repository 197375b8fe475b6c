import { readFile, rename } from 'node:fs/promises';
import { resolve } from 'node:path';
import { KeysUnusable, LogAbsent, LogDamaged, TileUnusable } from '#kafila/audit';
import { PersonKeysUnavailable, PersonKeysUnusable } from '#kafila/persons';
import { hasRoom, isDiskFull, keepFilesToOwner, loadSettings, type Settings } from '#kafila/platform';
import { putRates, ReadModelsUnusable } from '#kafila/read-models';
import { asJson } from '../as-json.js';
import { DiskFull } from '../command-failure.js';
import { EXIT } from '../exit-codes.js';
import { openingFailure } from '../opening-failure.js';
import { type Surroundings } from '../run.js';
import { withReadModels } from '../audit/open-evidence.js';
import { backupIn, embeddedStore, manifestIn, requireWholeKeys } from './backup-folder.js';
import { bringBeside, bringKeys } from './bring-beside.js';
import { eventStoreAt } from './erasures.js';
import { requireRoom } from './require-room.js';
import { clearRestore, noteRestore, restoreFinished } from './unfinished.js';
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
    const settings = loadSettings(surroundings.env);
    return await restore(options, settings, surroundings).catch((error: unknown) =>
      whereFull(error, settings),
    );
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

/** @throws DiskFull where that is why; then all that was restored is taken away */
async function whereFull(error: unknown, settings: Settings): Promise<never> {
  // SQLite may say only that it could not undo what it could not write.
  const unclear = error instanceof ReadModelsUnusable;
  if (!isDiskFull(error) && !(unclear && !hasRoom(settings.dataDir))) throw error;
  await clearRestore(settings);
  throw new DiskFull(
    `The disk of ${settings.dataDir} is full. What was restored was taken away again; make room, then run it again.`,
  );
}

async function restore(
  { from, keysFrom, erasuresFrom, json }: RestoreOptions,
  settings: Settings,
  surroundings: Surroundings,
): Promise<number> {
  const { terminal, signal } = surroundings;
  const events = embeddedStore(settings);
  const manifest = manifestIn(from);
  if (keysFrom !== undefined) requireWholeKeys(keysFrom);
  const later = erasuresFrom.map(eventStoreAt);
  await clearRestore(settings);
  await requireRoom(settings, keysFrom);
  await noteRestore(settings, keysFrom !== undefined);
  signal.throwIfAborted();

  const unfinished = await bringBeside(from, { events, log: settings.audit.logDir }, surroundings);
  const verdict = await verifyCopy({ ...unfinished, keys: resolve(from) }, surroundings);
  if (verdict.outcome === 'broken') {
    await clearRestore(settings);
    const { code, sentence } = verdict.fault;
    terminal.print(...(json ? [asJson(verdict)] : [`Nothing was restored: ${code}`, `  ${sentence}`]));
    return EXIT.refused;
  }
  const erased = await bringKeys(settings, keysFrom, [unfinished.events, ...later], signal);
  await rename(unfinished.log, settings.audit.logDir);
  signal.throwIfAborted();
  const csv = await readFile(backupIn(from).rates, 'utf8');
  const rates = csv === '' ? 0 : await withReadModels(settings, (models) => putRates(models, csv));
  signal.throwIfAborted();
  await rename(unfinished.events, events);
  signal.throwIfAborted();
  await restoreFinished(settings);

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
