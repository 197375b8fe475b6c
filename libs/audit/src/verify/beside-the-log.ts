import { readCheckpoint, readNote } from '#kafila/proof';
import { type SignedBinding, readBinding } from '../log/binding.js';
import { decodeEntries } from '../tiles/entry-bundle.js';
import { tileWidth } from '../tiles/tile-layout.js';
import { readTilePath, type TileName, tilePath } from '../tiles/tile-path.js';
import { type TileSource } from '../tiles/tile-source.js';
import { Found } from './found.js';
import { type LogFiles } from './log-files.js';
import { type SignedRoots } from './signed-roots.js';

const COSIGNED = 'checkpoint.cosigned';
const HASH = 32;

/** What lies beside tiles and checkpoint, taken for being compared. */
export interface Beside {
  readonly bindings: readonly SignedBinding[];
  /** What is there and is not compared, in sentences. */
  readonly notLookedAt: readonly string[];
}

/** Takes the cosigned checkpoint and all bindings. @throws Found one was altered after it was signed */
export async function takeBeside(source: TileSource, roots: SignedRoots): Promise<Beside> {
  const notLookedAt: string[] = [];
  const cosigned = (await source.read(COSIGNED))?.toString('utf8');
  if (cosigned !== undefined && !takeCosigned(cosigned, roots)) {
    notLookedAt.push(`${COSIGNED}: no key that was given signed it.`);
  }
  const bindings: SignedBinding[] = [];
  for (const path of (await source.list?.('bindings')) ?? []) {
    const found = bindingsIn((await source.read(path))?.toString('utf8') ?? '');
    const known = found.bindings.filter((one) => roots.takeBeside(one, named(one), false));
    bindings.push(...known);
    const unknown = found.bindings.length - known.length;
    if (unknown > 0) notLookedAt.push(`${path}: ${unknown} bindings are signed by no key that was given.`);
    if (found.unreadable > 0) {
      notLookedAt.push(`${path}: ${found.unreadable} lines are no bindings; a killed process leaves such.`);
    }
  }
  return { bindings, notLookedAt };
}

function takeCosigned(note: string, roots: SignedRoots): boolean {
  try {
    const checkpoint = readCheckpoint(readNote(note).text);
    return roots.takeBeside({ note, ...checkpoint }, 'The checkpoint that a witness cosigned', true);
  } catch (error) {
    if (error instanceof Found) throw error;
    const sentence = `The file ${COSIGNED} of the log is no signed checkpoint.`;
    throw new Found({ code: 'checkpoint-unsigned', position: null, leaf: null, sentence });
  }
}

function bindingsIn(text: string): { readonly bindings: SignedBinding[]; readonly unreadable: number } {
  const lines = text.split('\n').filter((line) => line !== '');
  const bindings = lines.flatMap((line) => {
    try {
      return readBinding(String(JSON.parse(line))) ?? [];
    } catch {
      return [];
    }
  });
  return { bindings, unreadable: lines.length - bindings.length };
}

function named({ projection, position }: SignedBinding): string {
  return `The binding of ${projection} at position ${position.toString()}`;
}

/** Compares where bindings lie with the positions of the leaves, which were compared before. @throws Found */
export function compareBindings(bindings: readonly SignedBinding[], log: LogFiles): void {
  for (const binding of bindings) {
    const [last, next] = [log.position(binding.size - 1), log.position(binding.size)];
    const fits = (last ?? 0n) <= binding.position && (next === undefined || next > binding.position);
    if (fits || binding.size >= log.size) continue;
    const sentence = `${named(binding)} has ${binding.size} events up to there; the log has others.`;
    throw new Found({ code: 'log-file', position: binding.position, leaf: null, sentence });
  }
}

/**
 * Compares partial tiles from before, which are served still, with the tiles that were compared.
 *
 * @returns what is not compared, in sentences
 * @throws Found
 */
export async function compareOlderTiles(source: TileSource, log: LogFiles): Promise<string[]> {
  let [beyond, strange] = [0, 0];
  for (const path of (await source.list?.('tile')) ?? []) {
    const name = readTilePath(path);
    const width = name && tileWidth(name.level, name.index, log.size);
    if (name === undefined || width === undefined) strange++;
    else if (name.width > width) beyond++;
    else if (name.width < width) await compareOlder(source, name, width);
  }
  return [
    ...(beyond > 0 ? [`tile/: ${beyond} files are of leaves after the last checkpoint.`] : []),
    ...(strange > 0 ? [`tile/: ${strange} files are no tiles.`] : []),
  ];
}

async function compareOlder(source: TileSource, name: TileName, width: number): Promise<void> {
  const [older, whole] = await Promise.all([
    source.read(tilePath(name)),
    source
      .read(tilePath({ ...name, width }))
      .then(async (found) => found ?? source.read(tilePath({ ...name, width: 256 }))),
  ]);
  // The log that goes on drops partial tiles once they are full.
  if (older === undefined || whole === undefined) return;
  if (whole.subarray(0, older.length).equals(older) && countIn(name, older) === name.width) return;
  const sentence = `The file ${tilePath(name)} of the log has something else than the tile that it is the beginning of.`;
  throw new Found({ code: 'log-file', position: null, leaf: null, sentence });
}

function countIn({ level }: TileName, bytes: Buffer): number {
  if (level !== 'entries') return bytes.length / HASH;
  try {
    return decodeEntries(bytes).length;
  } catch {
    return 0;
  }
}
