import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { constants } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const source = fileURLToPath(new URL('./disk.c', import.meta.url));

/** What stands between a program and its disk, see `disk.c`. */
export interface FaultyDisk {
  /** The folder whose files are watched. */
  readonly folder: string;
  readonly trace: string;
  readonly control: string;
  /** Started with these, a program runs on the disk. */
  readonly env: Readonly<Record<string, string>>;
}

/** @throws where no C compiler is: the embedded store's database is compiled on install by the same one */
export function faultyDisk(under: string): FaultyDisk {
  const [folder, library] = [join(under, 'disk'), join(under, 'disk.so')];
  const [trace, control] = [join(under, 'trace'), join(under, 'control')];
  mkdirSync(folder, { recursive: true });
  try {
    execFileSync('cc', ['-shared', '-fPIC', '-O1', '-o', library, source, '-ldl', '-lpthread'], {
      stdio: 'pipe',
      encoding: 'utf8',
    });
  } catch (cause) {
    throw new Error(
      'Faults of a disk are made by a small library, which takes Linux and a C compiler (cc).',
      {
        cause,
      },
    );
  }
  writeFileSync(control, new Uint8Array(16));
  const env = { LD_PRELOAD: library, KAFILA_DISK_FOLDER: folder, KAFILA_DISK_CONTROL: control };
  return { folder, trace, control, env };
}

export type DiskError = 'ENOSPC' | 'EIO';

export interface DiskFault {
  /** So many writes, syncs, cuts and creations pass before. */
  readonly after?: number;
  /** So many fail; none where it is left out. */
  readonly failing?: number;
  readonly error?: DiskError;
}

/** From now on the disk has this fault, and counts from 0. */
export function setFault(control: string, { after = 0, failing = 0, error = 'EIO' }: DiskFault): void {
  const numbers = Int32Array.of(after, failing, constants.errno[error], 0);
  // Not cut to nothing before: the other program has it in memory.
  writeFileSync(control, new Uint8Array(numbers.buffer), { flag: 'r+' });
}
