import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { KeysUnusable, LogAbsent, LogDamaged, TileUnusable } from '#kafila/audit';
import { PersonKeysUnusable } from '#kafila/persons';
import { isDiskFull, keepFilesToOwner, loadSettings, type Settings } from '#kafila/platform';
import { asJson } from '../as-json.js';
import { DiskFull, WrongUsage } from '../command-failure.js';
import { EXIT } from '../exit-codes.js';
import { openingFailure } from '../opening-failure.js';
import { type Surroundings } from '../run.js';
import {
  backupIn,
  embeddedStore,
  FORMAT,
  keyFileOf,
  type Manifest,
  overlap,
  requireEmpty,
} from './backup-folder.js';
import { copyInOrder, copyKeys } from './copy-in-order.js';
import { backupFinished, clearBackup, noteBackup } from './unfinished.js';
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
    if (isDiskFull(error)) {
      await clearBackup(options.to);
      const places = [options.to, ...(options.keysTo === undefined ? [] : [options.keysTo])].join(' or ');
      throw new DiskFull(
        `The disk of ${places} is full. What was copied was taken away again; make room, then run it again.`,
      );
    }
    throw openingFailure(error, LogAbsent, LogDamaged, TileUnusable, KeysUnusable, PersonKeysUnusable);
  }
}

async function backUp(
  { to, keysTo, json }: BackupOptions,
  settings: Settings,
  surroundings: Surroundings,
): Promise<number> {
  const { terminal, signal } = surroundings;
  const events = embeddedStore(settings);
  await clearBackup(to);
  await requirePlaces(to, keysTo, settings);
  await noteBackup(to, keysTo);
  signal.throwIfAborted();
  const copy = backupIn(to);

  await copyInOrder(settings, events, to, surroundings);
  signal.throwIfAborted();
  if (keysTo !== undefined) await copyKeys(settings, keysTo, signal);

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
  signal.throwIfAborted();
  await backupFinished(to, keysTo);
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
