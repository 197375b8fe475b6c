import { type ReadModels } from '../database/read-models.js';
import { readCheckpoint } from '../runner/checkpoint/checkpoint.js';
import { writeLog } from '../runner/parking/log-book.js';
import { type Generation, keptAs } from '../runner/projection/generation.js';
import { type Projection } from '../runner/projection/projection.js';
import { dropGeneration } from '../runner/rebuild/generations.js';

/** Drops rows that are not read. `busy`: somebody works on the next rows. */
export function dropRows(
  readModels: ReadModels,
  projection: Projection,
  generation: Exclude<Generation, 'live'>,
  by: string,
): Promise<'dropped' | 'nothing' | 'busy'> {
  const { name } = projection;
  // A switch needs this lock too, so nothing is renamed meanwhile.
  return readModels.exclusively(keptAs('next', name), async ({ write }) => {
    const kept = await readCheckpoint(write, keptAs(generation, name));
    if (!kept) return 'nothing';
    await write.transaction().execute(async (trx) => {
      await dropGeneration(trx, projection, generation);
      const detail = `${generation} rows of version ${kept.version}`;
      const at = new Date().toISOString();
      const entry = { what: 'dropped', stream: null, position: kept.position } as const;
      await writeLog(trx, name, { at, ...entry, by, detail });
    });
    return 'dropped';
  });
}
