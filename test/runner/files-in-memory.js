import { existsSync, statfsSync } from 'node:fs';
import { chmod, mkdtemp, readdir, rm } from 'node:fs/promises';

const MEMORY = '/dev/shm';
const ENOUGH_BYTES = 2_000_000_000;
/** With the id of the process whose run it is. */
const NAME = /^kafila-run-(\d+)-/;

/**
 * Temporary files of a run lie in memory where there is room for them: the tests kill processes, they do not cut the power,
 * and would wait long for a disk.
 *
 * @returns what removes them again
 */
export async function keepFilesInMemory() {
  if (process.env.TMPDIR !== undefined || !existsSync(MEMORY)) return () => Promise.resolve();
  await removeThoseOfKilledRuns();
  const { bavail, bsize } = statfsSync(MEMORY);
  if (bavail * bsize < ENOUGH_BYTES) return () => Promise.resolve();
  const folder = await mkdtemp(`${MEMORY}/kafila-run-${process.pid}-`);
  // The server of PostgreSQL runs as another user and must get in.
  await chmod(folder, 0o755);
  process.env.TMPDIR = folder;
  return () => rm(folder, { recursive: true, force: true });
}

async function removeThoseOfKilledRuns() {
  for (const name of await readdir(MEMORY)) {
    const [, pid] = NAME.exec(name) ?? [];
    if (pid !== undefined && !isRunning(Number(pid))) {
      // A test of a full disk may have left one mounted there.
      await rm(`${MEMORY}/${name}`, { recursive: true, force: true }).catch(() => undefined);
    }
  }
}

function isRunning(pid) {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // Somebody else's process is one, too.
    return error.code === 'EPERM';
  }
}
