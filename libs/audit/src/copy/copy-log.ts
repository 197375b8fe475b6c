import { readdir, readFile, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { makeFolder, syncFolder, writeWhole } from '../disk/whole-file.js';
import { TileFiles } from '../disk/tile-files.js';
import { files } from '../log/log-folder.js';
import { type LogFolders, PublishedLog } from '../log/published-log.js';
import { type SignedCheckpoint } from '../signing/signed-checkpoint.js';
import { hashesAt, levelsOf } from '../tiles/tile-layout.js';
import { TILE_WIDTH, type TileName } from '../tiles/tile-path.js';
import { type TileFile } from '../tiles/right-edge.js';

export interface CopyLogOptions {
  /** Called after each portion of tiles and bundles. */
  readonly progress?: (tiles: number, ofTiles: number) => void;
  readonly signal?: AbortSignal;
}

const TILES_AT_ONCE = 64;
const POSITION_BYTES = 8;
const STAGING = 'staging';

/**
 * Copies a log as it was published last, while a service may go on writing it: the last checkpoint and all that it speaks
 * of, and nothing that came after it. The checkpoint is written last. `to` must not exist.
 *
 * @throws LogAbsent, LogDamaged, TileUnusable, the reason of `signal`
 */
export async function copyLog(
  from: LogFolders,
  to: string,
  { progress, signal }: CopyLogOptions = {},
): Promise<SignedCheckpoint> {
  // Read before the checkpoint: what they speak of is under it then.
  const beside = await filesBeside(from.folder);
  return PublishedLog.read(from, async (log) => {
    const { checkpoint } = log;
    const tiles = new TileFiles(to);
    await tiles.clearStaging();
    const names = [...tilesOf(checkpoint.size)];
    for (let at = 0; at < names.length; at += TILES_AT_ONCE) {
      signal?.throwIfAborted();
      const portion: TileFile[] = [];
      for (const name of names.slice(at, at + TILES_AT_ONCE)) {
        portion.push({ name, bytes: (await log.tileFile(name)) ?? Buffer.alloc(0) });
      }
      await tiles.write(portion);
      progress?.(Math.min(at + TILES_AT_ONCE, names.length), names.length);
    }
    await rm(join(to, STAGING), { recursive: true });
    const positions = await readFile(join(from.folder, files.positions));
    await writeWhole(join(to, files.positions), positions.subarray(0, checkpoint.size * POSITION_BYTES));
    for (const [name, bytes] of beside) {
      await makeFolder(dirname(join(to, name)));
      await writeWhole(join(to, name), bytes);
    }
    await writeWhole(join(to, files.checkpoint), checkpoint.note);
    await syncFolder(to);
    return checkpoint;
  });
}

/** What lies in the folder but the tree and what is under way: settings, bindings, cosignatures. */
async function filesBeside(folder: string): Promise<ReadonlyMap<string, Buffer>> {
  const derived: readonly string[] = ['tile', STAGING, files.lock, files.positions, files.checkpoint];
  const found = new Map<string, Buffer>();
  for (const entry of await readdir(folder, { withFileTypes: true, recursive: true }).catch(() => [])) {
    const name = join(entry.parentPath, entry.name).slice(folder.length + 1);
    const [first = ''] = name.split('/');
    if (!entry.isFile() || derived.includes(first) || /^lock-|\.new$/.test(name)) continue;
    found.set(name, await readFile(join(folder, name)));
  }
  return found;
}

function* tilesOf(size: number): Generator<TileName> {
  for (const level of ['entries' as const, ...Array.from({ length: levelsOf(size) }, (_, at) => at)]) {
    const hashes = hashesAt(level, size);
    for (let index = 0; index * TILE_WIDTH < hashes; index++) {
      yield { level, index, width: Math.min(TILE_WIDTH, hashes - index * TILE_WIDTH) };
    }
  }
}
