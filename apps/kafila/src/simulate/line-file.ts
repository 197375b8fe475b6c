import { once } from 'node:events';
import { open } from 'node:fs/promises';
import { reasonOf } from '../../../client/service-failure.js';
import { WrongUsage } from '../command-failure.js';
import { type Output } from '../terminal.js';

/** Takes JSON values, one a line. */
export interface LineFile {
  /** Resolves when more can be taken. */
  add(values: readonly object[]): Promise<void>;
  close(): Promise<void>;
}

/** Drops the lines. */
export const NOWHERE: LineFile = { add: () => Promise.resolve(), close: () => Promise.resolve() };

/** Writes a file anew. @throws WrongUsage where it cannot be written */
export async function lineFile(file: string): Promise<LineFile> {
  try {
    const handle = await open(file, 'w');
    return { add: (values) => handle.appendFile(linesOf(values)), close: () => handle.close() };
  } catch (error) {
    throw new WrongUsage(`${file} cannot be written: ${reasonOf(error)}`);
  }
}

/** Writes to a stream that others close. */
export function linesTo(output: Output): LineFile {
  return {
    add: async (values) => {
      if (!output.write(linesOf(values))) await once(output, 'drain');
    },
    close: () => Promise.resolve(),
  };
}

function linesOf(values: readonly object[]): string {
  return values.map((value) => `${JSON.stringify(value)}\n`).join('');
}
