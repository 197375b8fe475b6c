import { keepFilesInMemory } from './files-in-memory.js';
import { offerPostgres } from './shared-postgres.js';

/** Before the first suite. What it leaves to be ended is found by end-run.js. */
export default async function beginRun() {
  const removeFiles = await keepFilesInMemory();
  const endPostgres = await offerPostgres();
  globalThis.endRun = async () => {
    await endPostgres();
    await removeFiles();
  };
}
