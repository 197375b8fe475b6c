import { type FileHandle, mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';

export interface WriteWholeOptions {
  /** Who may read it. Default: whoever may read the folder (0644). */
  readonly mode?: number;
  /** Where it is written before it gets its name: a free name on the same file system. Default: its own with `.new`. */
  readonly staged?: string;
}

/**
 * Puts a file at `path`, whole or not at all: it is written elsewhere, synced to disk, and renamed. What had the name
 * before is replaced. The name itself is durable after {@link syncFolder} only, so that many files cost one such call.
 */
export async function writeWhole(
  path: string,
  content: Uint8Array | string,
  options: WriteWholeOptions = {},
): Promise<void> {
  const { mode = 0o644, staged = `${path}.new` } = options;
  // What a killed process left there may have another mode.
  if (options.staged === undefined) await rm(staged, { force: true });
  await using(await open(staged, 'wx', mode), async (file) => {
    await file.writeFile(content);
    await file.sync();
  });
  await rename(staged, path);
}

/** Makes the names in a folder durable. */
export async function syncFolder(folder: string): Promise<void> {
  await using(await open(folder, 'r'), (file) => file.sync());
}

/** Makes a folder, with those above it, and its name durable. Does nothing where it is there. */
export async function makeFolder(folder: string, mode = 0o755): Promise<void> {
  const first = await mkdir(folder, { recursive: true, mode });
  if (first === undefined) return;
  const above = dirname(resolve(first));
  for (let at = dirname(resolve(folder)); at.length >= above.length; at = dirname(at)) {
    await syncFolder(at);
    if (at === dirname(at)) return;
  }
}

async function using(file: FileHandle, work: (file: FileHandle) => Promise<void>): Promise<void> {
  try {
    await work(file);
  } finally {
    await file.close();
  }
}
