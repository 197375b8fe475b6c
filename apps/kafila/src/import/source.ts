import { type FileHandle, open } from 'node:fs/promises';
import { addAbortSignal, type Readable } from 'node:stream';
import { reasonOf } from '../../../client/service-failure.js';
import { WrongUsage } from '../command-failure.js';

/** What is imported. */
export interface Source {
  /** For people. */
  readonly name: string;
  /** In bytes; null where it is unknown, as with a pipe. */
  readonly size: number | null;
  readonly bytes: AsyncIterable<Uint8Array>;
  /** Whether `file` is the file that is read. */
  isSameFile(file: { readonly dev: number; readonly ino: number }): boolean;
  /** Reads no more. */
  close(): void;
}

/**
 * Opens a file, or stdin where it is called `-`. Reading breaks off when the signal comes.
 *
 * @throws WrongUsage where it cannot be read
 */
export async function openSource(file: string, stdin: Readable, signal: AbortSignal): Promise<Source> {
  if (file === '-') {
    const bytes = addAbortSignal(signal, stdin);
    return { name: 'stdin', size: null, bytes, isSameFile: () => false, close: () => void bytes.destroy() };
  }
  const handle = await openFile(file);
  const stat = await handle.stat();
  if (stat.isDirectory()) {
    await handle.close();
    throw new WrongUsage(`${file} is a folder; name a file of reports, one a line.`);
  }
  const bytes = addAbortSignal(signal, handle.createReadStream({ highWaterMark: 256 * 1024 }));
  return {
    name: file,
    size: stat.isFile() ? stat.size : null,
    bytes,
    isSameFile: ({ dev, ino }) => dev === stat.dev && ino === stat.ino,
    close: () => void bytes.destroy(),
  };
}

async function openFile(file: string): Promise<FileHandle> {
  try {
    return await open(file);
  } catch (error) {
    throw new WrongUsage(`${file} cannot be read: ${reasonOf(error)}`);
  }
}
