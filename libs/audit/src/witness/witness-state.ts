import { hash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makeFolder, syncFolder, writeWhole } from '../disk/whole-file.js';
import { isAbsent } from '../tiles/tile-source.js';

/** What a witness remembers: of each log the last checkpoint it cosigned, as a signed note. */
export interface WitnessState {
  latest(origin: string): Promise<string | undefined>;
  /** The note is durable when the promise resolves. */
  remember(origin: string, note: string): Promise<void>;
}

/** One file for each log in a folder, named by the SHA-256 of its origin; replaced whole or not at all. */
export function witnessStateIn(folder: string): WitnessState {
  const fileOf = (origin: string): string => join(folder, hash('sha256', origin, 'hex'));
  return {
    async latest(origin) {
      try {
        return await readFile(fileOf(origin), 'utf8');
      } catch (error) {
        if (isAbsent(error)) return undefined;
        throw error;
      }
    },
    async remember(origin, note) {
      await makeFolder(folder);
      await writeWhole(fileOf(origin), note);
      await syncFolder(folder);
    },
  };
}
