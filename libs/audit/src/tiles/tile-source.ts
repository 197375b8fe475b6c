import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';

/** Where the files of a log are read: its folder, or a server that hands them out under the same paths. */
export interface TileSource {
  /** The bytes at a path such as `tile/0/000`; undefined where nothing is there. */
  read(path: string): Promise<Buffer | undefined>;
  /** The paths of all files under a folder such as `tile`; undefined where the source cannot tell. */
  readonly list?: (under: string) => Promise<readonly string[]>;
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
    async list(under) {
      try {
        const found = await readdir(join(folder, under), { recursive: true, withFileTypes: true });
        const names = found.filter((entry) => !entry.isDirectory());
        return names
          .map(({ parentPath, name }) => relative(folder, join(parentPath, name)).split(sep).join('/'))
          .sort();
      } catch (error) {
        if (isAbsent(error)) return [];
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
