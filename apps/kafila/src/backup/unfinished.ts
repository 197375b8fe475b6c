import { closeSync, existsSync, fsyncSync, openSync, readdirSync, readFileSync } from 'node:fs';
import { mkdir, rm, rmdir, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { type Settings } from '#kafila/platform';
import { unfinishedRestore } from '../../../service/unfinished-restore.js';
import { backupIn, embeddedStore, keysIn } from './backup-folder.js';

/**
 * A note lies in a folder as long as what is put there is not whole. It is written before all else and taken away last, so
 * that a command that was killed at any moment leaves nothing that looks whole, and the next one knows what to take away.
 */
async function note(file: string, content: object): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, `${JSON.stringify(content)}\n`, { flush: true });
  const folder = openSync(dirname(file), 'r');
  fsyncSync(folder);
  closeSync(folder);
}

function noted(file: string): Readonly<Record<string, unknown>> | undefined {
  if (!existsSync(file)) return undefined;
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Readonly<Record<string, unknown>>;
  } catch {
    // Killed while it was written: nothing else had begun.
    return {};
  }
}

export async function noteBackup(to: string, keysTo: string | undefined): Promise<void> {
  await note(backupIn(to).unfinished, { keysTo: keysTo === undefined ? null : resolve(keysTo) });
  if (keysTo !== undefined) await note(keysIn(keysTo).unfinished, {});
}

/** From here on the copy is whole. */
export async function backupFinished(to: string, keysTo: string | undefined): Promise<void> {
  if (keysTo !== undefined) await rm(keysIn(keysTo).unfinished);
  await rm(backupIn(to).unfinished);
}

/** Takes away what a backup that was not finished has left, keys too. */
export async function clearBackup(to: string): Promise<void> {
  const copy = backupIn(to);
  const found = noted(copy.unfinished);
  if (found === undefined) return;
  if (typeof found['keysTo'] === 'string') {
    const { persons, log, unfinished } = keysIn(found['keysTo']);
    await remove([...besides(persons), log, unfinished]);
  }
  const { manifest, events, log, rates, verifierKeys, unfinished } = copy;
  await remove([manifest, ...besides(events), log, rates, verifierKeys, unfinished]);
}

/** @param keys whether keys are restored too */
export async function noteRestore(settings: Settings, keys: boolean): Promise<void> {
  await note(unfinishedRestore(settings), { keys });
}

/** From here on services may start. */
export async function restoreFinished(settings: Settings): Promise<void> {
  await rm(unfinishedRestore(settings));
}

/** Takes away what a restore that was not finished has put in place, which was empty before. */
export async function clearRestore(settings: Settings): Promise<void> {
  const file = unfinishedRestore(settings);
  const found = noted(file);
  if (found === undefined) return;
  const { audit, readModel, personKeys } = settings;
  const events = embeddedStore(settings);
  const places = [...withUnfinished(events), ...withUnfinished(audit.logDir)];
  if (readModel.kind === 'sqlite') places.push(readModel.file);
  if (found['keys'] === true) places.push(...withUnfinished(personKeys), audit.keyDir);
  await remove(places.flatMap(besides));
  // Folders that were made for them; one that holds anything stays.
  for (const place of [audit.logDir, audit.keyDir]) await rmdir(dirname(place)).catch(() => undefined);
  await remove([file]);
}

/** The name under which something is brought beside its place. */
export function unfinishedName(place: string): string {
  return `${place}.restoring`;
}

function withUnfinished(place: string): readonly string[] {
  return [unfinishedName(place), place];
}

/** A file, and what SQLite and the locks put beside it: `-wal`, `.lock` and so on. */
function besides(file: string): readonly string[] {
  const folder = dirname(file);
  const names = existsSync(folder) ? readdirSync(folder) : [];
  const own = basename(file);
  return names
    .filter((name) => name.startsWith(own) && /^$|^[.-]/.test(name.slice(own.length)))
    .map((name) => join(folder, name));
}

/** One after the other: the note comes last. */
async function remove(places: readonly string[]): Promise<void> {
  for (const place of places) await rm(place, { recursive: true, force: true });
}
