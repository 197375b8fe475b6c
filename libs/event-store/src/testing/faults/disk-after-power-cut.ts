import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type DiskOperation } from './disk-trace.js';
import { type Change, Content } from './file-content.js';

const sector = 512;

interface File {
  readonly kept: Content;
  /** Changes that no sync made durable. */
  since: Change[];
}

/** The file that a name leads to from now on; none where it leads to nothing any more. */
type Naming = readonly [name: string, file: File | undefined];

/** A number from 0 up to 1, other each time. */
export type Chance = () => number;

/**
 * A disk as POSIX promises it, and no better: what was synced is kept. Of what was written since, any part may be kept, in
 * pieces of 512 bytes; of names, those that were given first. After a sync that failed, what it should have kept may be
 * lost for good, though a later sync says that all is well.
 */
export class DiskUnderPower {
  /** Numbers are given anew once a file is gone. */
  readonly #files = new Map<bigint, File>();
  readonly #names = new Map<string, File>();
  #namings: Naming[] = [];

  constructor(private readonly chance: Chance) {}

  apply(operation: DiskOperation): void {
    switch (operation.kind) {
      case 'create': {
        const file = { kept: new Content(), since: [] };
        this.#files.set(operation.file, file);
        this.#namings.push([operation.name, file]);
        break;
      }
      case 'rename':
        this.#namings.push([operation.to, this.#named().get(operation.name)], [operation.name, undefined]);
        break;
      case 'unlink':
        this.#namings.push([operation.name, undefined]);
        break;
      case 'write':
      case 'cut':
        this.#file(operation.file).since.push(operation);
        break;
      case 'sync': {
        const file = this.#file(operation.file);
        if (operation.failed) this.#keepSome(file.kept, file.since);
        else for (const change of file.since) file.kept.change(change);
        file.since = [];
        break;
      }
      case 'sync-folder':
        if (operation.failed) break;
        name(this.#names, this.#namings);
        this.#namings = [];
        break;
      case 'said':
        break;
    }
  }

  /** Puts into a folder what is there after the power was cut now. The disk itself goes on. */
  afterPowerCut(folder: string): void {
    const named = Math.floor(this.chance() * (this.#namings.length + 1));
    for (const [name, { kept, since }] of this.#named(named)) {
      const content = kept.copy();
      this.#keepSome(content, since);
      writeFileSync(join(folder, name), content.bytes);
    }
  }

  #file(number: bigint): File {
    const file = this.#files.get(number);
    if (!file) throw new Error(`The trace of the disk tells of no file ${number.toString()}.`);
    return file;
  }

  #named(namings?: number): Map<string, File> {
    return name(new Map(this.#names), this.#namings.slice(0, namings));
  }

  /** Of some cuts nearly all is kept, of others nearly nothing. */
  #keepSome(content: Content, since: readonly Change[]): void {
    const kept = this.chance();
    for (const change of since) {
      if (this.chance() < 0.1 && change.kind === 'write') {
        const { at, bytes } = change;
        for (let piece = 0; piece < bytes.length;) {
          const end = Math.min(bytes.length, piece + sector - ((at + piece) % sector));
          if (this.chance() < 0.5) content.write(at + piece, bytes.subarray(piece, end));
          piece = end;
        }
      } else if (this.chance() < kept) content.change(change);
      // The file may have grown by what it does not have.
      else if (change.kind === 'write' && this.chance() < 0.2) content.grow(change.at + change.bytes.length);
    }
  }
}

function name(names: Map<string, File>, namings: readonly Naming[]): Map<string, File> {
  for (const [name, file] of namings) {
    if (file) names.set(name, file);
    else names.delete(name);
  }
  return names;
}
