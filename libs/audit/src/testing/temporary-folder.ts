import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A fresh folder for the files of a test. */
export interface TemporaryFolder {
  /** A path in the folder. */
  path(name: string): string;
  remove(): void;
}

export function temporaryFolder(): TemporaryFolder {
  const folder = mkdtempSync(join(tmpdir(), 'kafila-audit-'));
  return {
    path: (name) => join(folder, name),
    remove() {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
