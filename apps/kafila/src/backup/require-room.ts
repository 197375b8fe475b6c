import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Settings } from '#kafila/platform';
import { hasRows } from '#kafila/read-models';
import { withReadModels } from '../audit/open-evidence.js';
import { WrongUsage } from '../command-failure.js';
import { embeddedStore, keyFileOf, requireEmpty } from './backup-folder.js';

/** What a file system makes at the root of a volume. */
const LOST_AND_FOUND = 'lost+found';

/**
 * Requires that nothing lies where a copy is to be put: it would be lost, or mixed with the copy. Keys may lie there if none
 * are restored.
 *
 * @throws WrongUsage
 */
export async function requireRoom(settings: Settings, keysFrom: string | undefined): Promise<void> {
  const { dataDir, audit, personKeys, readModel } = settings;
  const kept = [join(dataDir, LOST_AND_FOUND)];
  if (keysFrom === undefined) kept.push(personKeys, `${personKeys}-journal`, join(dataDir, 'audit'));
  await requireEmpty(dataDir, kept);
  await requireEmpty(audit.logDir);
  requireAbsent(embeddedStore(settings));
  if (keysFrom !== undefined) {
    await requireEmpty(audit.keyDir);
    requireAbsent(keyFileOf(settings));
  }
  if (readModel.kind === 'sqlite') requireAbsent(readModel.file);
  else if (await withReadModels(settings, hasRows)) {
    throw new WrongUsage('The read models in PostgreSQL hold rows of other events; give an empty database.');
  }
}

function requireAbsent(file: string): void {
  if (existsSync(file)) throw new WrongUsage(`${file} is there already; move it away first.`);
}
