import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Where the files of a log are read: its folder, or a server that hands them out under the same paths. */
export interface TileSource {
  /** The bytes at a path such as `tile/0/000`; undefined where nothing is there. */
  read(path: string): Promise<Buffer | undefined>;
}

/** The files of a log in a folder. */
export function tilesInFolder(folder: string): TileSource {
  return {
    async read(path) {
      try {
        return await readFile(join(folder, path));
      } catch (error) {
        if (isAbsent(error)) return undefined;
        throw error;
      }
    },
  };
}

/** Whether the file system says that there is no such file. */
export function isAbsent(error: unknown): boolean {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
  return code === 'ENOENT' || code === 'ENOTDIR';
}
