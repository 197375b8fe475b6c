import { appendFile, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fromBase64, readNote, toBase64 } from '#kafila/proof';
import { makeFolder } from '../disk/whole-file.js';
import { isAbsent } from '../tiles/tile-source.js';

/** What rows were made of what log: the events up to a position, by a version of a projection, gave rows of this digest. */
export interface Binding {
  readonly projection: string;
  readonly version: number;
  /** Every event up to here is in the rows. */
  readonly position: bigint;
  /** 128 bits, hexadecimal: the sum over all rows. */
  readonly rowsDigest: string;
  readonly origin: string;
  /** How many of the leaves of the log are events up to the position, and the root over them. */
  readonly size: number;
  readonly root: Uint8Array;
}

/** A binding as it was signed by the keys of the log. */
export interface SignedBinding extends Binding {
  readonly note: string;
}

/** The first line of what is signed: no checkpoint begins with it, for no log has it as its origin. */
const FORM = 'kafila/projection/v1';
export const BINDINGS = 'bindings';

/** The text to be signed. */
export function writeBinding(binding: Binding): string {
  const { origin, projection, version, position, rowsDigest, size, root } = binding;
  const lines = [FORM, origin, projection, version, position, rowsDigest, size, toBase64(root)];
  return `${lines.join('\n')}\n`;
}

/** Reads a signed note; verifies nothing. Undefined where it is no binding. @throws NoteMalformed */
export function readBinding(note: string): SignedBinding | undefined {
  const lines = readNote(note).text.split('\n');
  const [form, origin = '', projection = '', version = '', position = '', rowsDigest = '', size = ''] = lines;
  const root = fromBase64(lines[7] ?? '');
  const whole = [version, position, size].every((text) => /^(0|[1-9]\d*)$/.test(text));
  if (form !== FORM || lines.length !== 9 || !whole || root === undefined) return undefined;
  return {
    ...{ projection, version: Number(version), position: BigInt(position), rowsDigest },
    ...{ origin, size: Number(size), root, note },
  };
}

/** Adds a binding after those of its projection in the folder of the log. */
export async function keepBinding(folder: string, { projection, note }: SignedBinding): Promise<void> {
  await makeFolder(join(folder, BINDINGS));
  // On a line of its own, whatever a killed process left half written before it.
  await appendFile(fileOf(folder, projection), `\n${JSON.stringify(note)}\n`, { flush: true });
}

/** The bindings of a projection, the oldest first; what a killed process left half written is passed over. */
export async function readBindings(folder: string, projection: string): Promise<SignedBinding[]> {
  const text = await readFile(fileOf(folder, projection), 'utf8').catch((error: unknown) => {
    if (isAbsent(error)) return '';
    throw error;
  });
  return text.split('\n').flatMap((line) => bindingIn(line) ?? []);
}

function bindingIn(line: string): SignedBinding | undefined {
  try {
    return line === '' ? undefined : readBinding(String(JSON.parse(line)));
  } catch {
    return undefined;
  }
}

function fileOf(folder: string, projection: string): string {
  return join(folder, BINDINGS, `${encodeURIComponent(projection)}.ndjson`);
}
