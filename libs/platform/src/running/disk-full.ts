import { statfsSync } from 'node:fs';

/** ENOSPC, EDQUOT: of the system. SHMSIZE: SQLite found no room for the index of a write-ahead log. */
const CODES = ['ENOSPC', 'EDQUOT', 'SQLITE_FULL', 'SQLITE_IOERR_SHMSIZE'];

/** Less than this is no room: a database needs a few pages to begin anything. */
const ROOM_BYTES = 65_536;

/** Whether a failure comes of a disk on which nothing more can be written, however deep its cause lies. */
export function isDiskFull(error: unknown): boolean {
  for (let at = error, depth = 0; typeof at === 'object' && at !== null && depth < 10; depth++) {
    if ('code' in at && CODES.includes(String(at.code))) return true;
    at = 'cause' in at ? at.cause : undefined;
  }
  return false;
}

/** Whether the disk of a folder has room; true also where nobody can tell. */
export function hasRoom(folder: string): boolean {
  try {
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize >= ROOM_BYTES;
  } catch {
    return true;
  }
}
