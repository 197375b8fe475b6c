import { readFileSync } from 'node:fs';

/** What happened to the disk, or what the program said meanwhile, in order. Files are known by a number; names lead to them. */
export type DiskOperation =
  | { readonly kind: 'create'; readonly file: bigint; readonly name: string }
  | { readonly kind: 'write'; readonly file: bigint; readonly at: number; readonly bytes: Buffer }
  | { readonly kind: 'cut'; readonly file: bigint; readonly at: number }
  | { readonly kind: 'sync'; readonly file: bigint; readonly failed: boolean }
  | { readonly kind: 'sync-folder'; readonly failed: boolean }
  | { readonly kind: 'rename'; readonly name: string; readonly to: string }
  | { readonly kind: 'unlink'; readonly name: string }
  | { readonly kind: 'said'; readonly text: string };

const headBytes = 32;

/** The operations that `disk.c` wrote to a file. */
export function readTrace(path: string): readonly DiskOperation[] {
  const bytes = readFileSync(path);
  const operations: DiskOperation[] = [];
  for (let at = 0; at + headBytes <= bytes.length;) {
    const end = at + headBytes + bytes.readUInt32LE(at + 24);
    operations.push(operation(bytes.subarray(at, at + headBytes), bytes.subarray(at + headBytes, end)));
    at = end;
  }
  return operations;
}

function operation(head: Buffer, bytes: Buffer): DiskOperation {
  const [failed, file] = [head.readUInt32LE(4) !== 0, head.readBigUInt64LE(8)];
  const at = Number(head.readBigUInt64LE(16));
  const code = String.fromCharCode(head.readUInt32LE(0));
  switch (code) {
    case 'C':
      return { kind: 'create', file, name: bytes.toString() };
    case 'W':
      return { kind: 'write', file, at, bytes };
    case 'T':
      return { kind: 'cut', file, at };
    case 'S':
      return { kind: 'sync', file, failed };
    case 'D':
      return { kind: 'sync-folder', failed };
    case 'R': {
      const [name = '', to = ''] = bytes.toString().split('\n');
      return { kind: 'rename', name, to };
    }
    case 'U':
      return { kind: 'unlink', name: bytes.toString() };
    case 'A':
      return { kind: 'said', text: bytes.toString() };
    default:
      throw new Error(`The trace of the disk has an unknown operation "${code}".`);
  }
}
