import { existsSync } from 'node:fs';
import { type Settings } from '#kafila/platform';
import { type ReadModels } from '#kafila/read-models';
import { openReadModelsOf } from '../../../service/open-stores.js';

/** The rows that the settings name; undefined where there are none yet. @throws ReadModelsUnusable */
export async function openRows(settings: Settings): Promise<ReadModels | undefined> {
  const { readModel } = settings;
  if (readModel.kind === 'sqlite' && !existsSync(readModel.file)) return undefined;
  return openReadModelsOf(settings);
}
