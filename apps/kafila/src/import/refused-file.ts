import { type FileHandle, open } from 'node:fs/promises';
import { reasonOf } from '../../../client/service-failure.js';
import { WrongUsage } from '../command-failure.js';
import { type RefusedLine } from './line-outcome.js';
import { type Source } from './source.js';

/** Keeps refused lines with their problems as NDJSON: `{line, reportId?, problem, text}`. */
export interface RefusedFile {
  add(refused: readonly RefusedLine[]): Promise<void>;
  close(): Promise<void>;
}

export const NO_REFUSED_FILE: RefusedFile = {
  add: () => Promise.resolve(),
  close: () => Promise.resolve(),
};

/**
 * Opens the file, and empties it unless this run goes on with an earlier one (`append`).
 *
 * @throws WrongUsage where it cannot be written, or is the file that is imported
 */
export async function openRefusedFile(
  file: string,
  { append, source }: { readonly append: boolean; readonly source: Source },
): Promise<RefusedFile> {
  const handle = await openFile(file);
  if (source.isSameFile(await handle.stat())) {
    await handle.close();
    throw new WrongUsage(`--refused names the file that is imported; name another one.`);
  }
  // Not earlier: it could have been the file of the reports.
  if (!append) await handle.truncate().catch(ignoreWhereNoFile);
  return {
    add: async (refused) => {
      const lines = refused.map(
        ({ line, reportId, problem, text }) => `${JSON.stringify({ line, reportId, problem, text })}\n`,
      );
      if (lines.length > 0) await handle.appendFile(lines.join(''));
    },
    close: () => handle.close(),
  };
}

async function openFile(file: string): Promise<FileHandle> {
  try {
    return await open(file, 'a');
  } catch (error) {
    throw new WrongUsage(`--refused ${file} cannot be written: ${reasonOf(error)}`);
  }
}

/** Pipes and devices, such as /dev/stderr, cannot be truncated. */
function ignoreWhereNoFile(error: unknown): void {
  if ((error as { code?: unknown }).code !== 'EINVAL') throw error;
}
