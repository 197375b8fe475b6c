import { execFileSync } from 'node:child_process';
import { appendFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A disk of its own, of a few megabytes. */
export interface SmallDisk {
  readonly path: string;
  /** Writes until nothing more can be written. */
  fill(): void;
  /** Takes away what filled it. */
  makeRoom(): void;
  remove(): void;
}

/** Undefined where this system lets nobody mount one: it takes Linux and root. */
export function smallDisk(megabytes: number): SmallDisk | undefined {
  const path = mkdtempSync(join(tmpdir(), 'kafila-disk-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', path], { stdio: 'ignore' });
  } catch {
    rmSync(path, { recursive: true });
    return undefined;
  }
  const filler = join(path, 'filler');
  return {
    path,
    fill: () => {
      for (const bytes of [65_536, 4_096, 1]) fillWith(filler, Buffer.alloc(bytes));
    },
    makeRoom: () => {
      rmSync(filler);
    },
    remove: () => {
      execFileSync('umount', ['-l', path]);
      rmSync(path, { recursive: true });
    },
  };
}

function fillWith(file: string, piece: Buffer): void {
  for (;;) {
    try {
      appendFileSync(file, piece);
    } catch {
      return;
    }
  }
}
