import { existsSync, readFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { type EventStoreSetting, type Settings } from '#kafila/platform';
import { WrongUsage } from '../command-failure.js';

/** What lies in a folder that `kafila backup` has made. */
export interface BackupFolder {
  /** Written last: without it the copy is not whole. */
  readonly manifest: string;
  readonly events: string;
  readonly log: string;
  readonly rates: string;
  readonly verifierKeys: string;
  /** There until the copy is whole. */
  readonly unfinished: string;
}

export interface KeysFolder {
  readonly persons: string;
  readonly log: string;
  /** There until the copy that the keys belong to is whole. */
  readonly unfinished: string;
}

export interface Manifest {
  readonly format: typeof FORMAT;
  /** RFC 3339 in UTC. */
  readonly madeAt: string;
  readonly events: number;
  /** Of the last event in it. */
  readonly position: string;
  /** How many of the events have a leaf in the copied log. */
  readonly leaves: number;
}

export const FORMAT = 'kafila-backup/1';
const UNFINISHED = 'unfinished.json';

export function backupIn(folder: string): BackupFolder {
  const at = (name: string): string => join(resolve(folder), name);
  return {
    ...{ manifest: at('backup.json'), events: at('events.db'), log: at('log'), rates: at('rates.csv') },
    ...{ verifierKeys: at('verifier-keys'), unfinished: at(UNFINISHED) },
  };
}

export function keysIn(folder: string): KeysFolder {
  const at = (name: string): string => join(resolve(folder), name);
  return { persons: at('persons.db'), log: at('log-keys'), unfinished: at(UNFINISHED) };
}

/** @throws WrongUsage */
export function requireWholeKeys(folder: string): void {
  if (!existsSync(folder) || existsSync(keysIn(folder).unfinished)) {
    throw new WrongUsage(
      `${folder} holds no whole copy of keys: the backup was not finished. Give another one.`,
    );
  }
}

/** @throws WrongUsage the folder holds no whole copy */
export function manifestIn(folder: string): Manifest {
  if (existsSync(backupIn(folder).unfinished)) {
    throw new WrongUsage(`${folder} holds no whole copy of Kafila: the backup was not finished.`);
  }
  try {
    const manifest = JSON.parse(readFileSync(backupIn(folder).manifest, 'utf8')) as
      Manifest | { readonly format?: never };
    if (manifest.format === FORMAT) return manifest;
  } catch {
    // Said below.
  }
  throw new WrongUsage(`${folder} holds no whole copy of Kafila: no backup.json of the form ${FORMAT}.`);
}

/** The file of the embedded store. @throws WrongUsage the settings name EventStoreDB */
export function embeddedStore({
  eventStore,
}: Settings): Extract<EventStoreSetting, { kind: 'sqlite' }>['file'] {
  if (eventStore.kind === 'sqlite') return eventStore.file;
  throw new WrongUsage(
    'EVENT_STORE_URL names EventStoreDB, which has a backup of its own; how to copy the rest with it: docs/operations.md, "Backups".',
  );
}

/** Absolute path of the file of the keys of persons. @throws WrongUsage the settings name PostgreSQL */
export function keyFileOf({ personKeys }: Settings): string {
  if (!/^postgres(ql)?:\/\//.test(personKeys)) return personKeys;
  throw new WrongUsage(
    'KAFILA_PERSON_KEYS names PostgreSQL: copy the tables person_keys and person_keys_secret with pg_dump, and leave out --keys-to and --keys-from.',
  );
}

/** @throws WrongUsage the folder holds something but what `except` names */
export async function requireEmpty(folder: string, except: readonly string[] = []): Promise<void> {
  const names = existsSync(folder) ? await readdir(folder) : [];
  const first = names.find((name) => !except.includes(join(folder, name)));
  if (first !== undefined) {
    throw new WrongUsage(`${folder} holds something (${first}); give a folder that is empty or not there.`);
  }
}

/** Whether one of two folders is the other one, or lies in it. */
export function overlap(one: string, other: string): boolean {
  return [relative(one, other), relative(other, one)].some((way) => !way.startsWith('..'));
}
