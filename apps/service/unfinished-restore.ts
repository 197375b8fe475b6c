import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type Settings } from '#kafila/platform';

/** Lies in the data folder while `kafila restore` is at work, and stays where it was stopped. */
export function unfinishedRestore({ dataDir }: Pick<Settings, 'dataDir'>): string {
  return join(dataDir, 'unfinished-restore.json');
}

/** Why no service may start on this data; undefined where one may. */
export function notRestored(settings: Settings): string | undefined {
  if (!existsSync(unfinishedRestore(settings))) return undefined;
  return `A restore into ${settings.dataDir} was not finished: what lies there is not whole. Run kafila restore again.`;
}
