import { once } from 'node:events';
import { open, rename, stat } from 'node:fs/promises';
import { reasonOf, ServiceFailure } from '../../../client/service-failure.js';
import { DiskFull, WrongUsage } from '../command-failure.js';
import { type Output } from '../terminal.js';

/** Takes JSON values, one a line. */
export interface LineFile {
  /** Where lines stay that are not all; undefined where there is no file. */
  readonly part?: string;
  /** Resolves when more can be taken. */
  add(values: readonly object[]): Promise<void>;
  /** All lines are there: the file gets its name. */
  finish(): Promise<void>;
  /** Lets go of a file that is not finished. */
  abandon(): Promise<void>;
}

const nothing = (): Promise<void> => Promise.resolve();

/** Drops the lines. */
export const NOWHERE: LineFile = { add: nothing, finish: nothing, abandon: nothing };

/**
 * Writes a file anew, as `<file>.part` until it is whole: what was interrupted must not be taken for all. A pipe or a device
 * is written as it is.
 *
 * @throws WrongUsage where it cannot be written
 */
export async function lineFile(file: string): Promise<LineFile> {
  const part = (await isFileOrNothing(file)) ? `${file}.part` : file;
  const writing = async <Result>(work: () => Promise<Result>): Promise<Result> => {
    try {
      return await work();
    } catch (error) {
      const { isDiskFull } = await import('#kafila/platform');
      if (isDiskFull(error)) throw new DiskFull(`${file} cannot be written to its end: the disk is full.`);
      throw new ServiceFailure(`${file} cannot be written to its end: ${reasonOf(error)}.`);
    }
  };
  try {
    const handle = await open(part, 'w');
    return {
      ...(part !== file && { part }),
      add: (values) => writing(() => handle.appendFile(linesOf(values))),
      finish: () =>
        writing(async () => {
          if (part !== file) await handle.sync();
          await handle.close();
          if (part !== file) await rename(part, file);
        }),
      abandon: () => handle.close(),
    };
  } catch (error) {
    throw new WrongUsage(`${file} cannot be written: ${reasonOf(error)}`);
  }
}

/** Writes to a stream that others close. */
export function linesTo(output: Output): LineFile {
  return {
    ...NOWHERE,
    add: async (values) => {
      if (!output.write(linesOf(values))) await once(output, 'drain');
    },
  };
}

async function isFileOrNothing(file: string): Promise<boolean> {
  try {
    return (await stat(file)).isFile();
  } catch {
    return true;
  }
}

function linesOf(values: readonly object[]): string {
  return values.map((value) => `${JSON.stringify(value)}\n`).join('');
}
