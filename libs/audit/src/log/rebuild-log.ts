import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type EventSource, lockFile, type RecordedEvent } from '#kafila/event-store';
import { encodeLeaf, sameBytes } from '#kafila/proof';
import { nodeCrypto } from '#kafila/proof/node';
import { syncFolder, writeWhole } from '../disk/whole-file.js';
import { type TileName, tilePath } from '../tiles/tile-path.js';
import { tilesInFolder } from '../tiles/tile-source.js';
import { files, type LogPlace, openPlace } from './log-folder.js';
import { LogContradicted, LogDamaged, LogLocked } from './log.errors.js';
import { readLostLeaves } from './lost-leaves.js';
import { RightEdge, type TileFile } from '../tiles/right-edge.js';
import { openCheckpoint } from '../signing/signed-checkpoint.js';
import { TileDiffers, TileFiles } from '../disk/tile-files.js';

/**
 * Derives lost tiles and positions again from the store, up to the last signed checkpoint. Never done of itself: a person
 * asks for it after a {@link LogDamaged}. The store is read once without writing anything; only if it gives the root that
 * was signed, the files that are missing are written. Nothing is signed.
 *
 * @returns how many files were missing
 * @throws LogContradicted the store does not give what was signed; names the first position, where any tile tells it
 */
export async function rebuildLog(place: LogPlace, store: EventSource): Promise<number> {
  const lock = lockFile(join(place.folder, files.lock));
  if (lock === undefined) throw new LogLocked(`The log ${place.folder} is open; close it first.`);
  try {
    const ring = await openPlace(place);
    const note = await readFile(join(place.folder, files.checkpoint), 'utf8');
    const { checkpoint, opened } = openCheckpoint(note, ring.published);
    if (opened.outcome !== 'verified') {
      throw new LogDamaged(
        'The checkpoint is not signed by the keys of the log; there is nothing to rebuild to.',
      );
    }
    if (
      (await readLostLeaves(tilesInFolder(place.folder), ring.published)).some(
        ({ first, size }) => first < size,
      )
    ) {
      throw new LogDamaged(
        'The store lost events of this log: their leaves lie in its files only. Restore these from a backup.',
      );
    }
    const missing: TileName[] = [];
    const { edge } = await derive(place, store, checkpoint.size, async (tiles) => {
      missing.push(...(await compare(place.folder, tiles)));
    });
    if (!sameBytes(edge.root(), checkpoint.root)) {
      throw new LogContradicted(
        null,
        null,
        `its first ${checkpoint.size} events do not give the root that was signed, and no tile tells from where on.`,
      );
    }
    const tileFiles = new TileFiles(place.folder);
    await tileFiles.clearStaging();
    const { positions } = await derive(place, store, checkpoint.size, (tiles) => tileFiles.write(tiles));
    await writeWhole(join(place.folder, files.positions), asBytes(positions));
    await syncFolder(place.folder);
    return missing.length;
  } finally {
    lock.release();
  }
}

/** Reads the first `size` events and hands out the tiles over them. */
async function derive(
  place: LogPlace,
  store: EventSource,
  size: number,
  take: (tiles: readonly TileFile[]) => Promise<void>,
): Promise<{ readonly edge: RightEdge; readonly positions: readonly bigint[] }> {
  const edge = RightEdge.empty();
  const positions: bigint[] = [];
  try {
    for await (const events of firstEvents(store, place.streamPrefixes, size)) {
      for (const event of events) positions.push(event.position);
      await take(events.flatMap((event) => edge.add(encodeLeaf(event, nodeCrypto))));
    }
    await take(edge.partials());
  } catch (error) {
    if (!(error instanceof TileDiffers)) throw error;
    throw new LogContradicted(positions[error.leaf] ?? null, error.leaf, error.message);
  }
  if (edge.size === size) return { edge, positions };
  throw new LogContradicted(
    null,
    edge.size,
    `${size} events were signed, but the store ends after ${edge.size} of them.`,
  );
}

async function* firstEvents(
  store: EventSource,
  streamPrefixes: readonly string[],
  size: number,
): AsyncGenerator<readonly RecordedEvent[]> {
  let [after, read] = [0n, 0];
  while (read < size) {
    const page = await store.readAll({ after, streamPrefixes, limit: Math.min(1000, size - read) });
    yield page.events;
    read += page.events.length;
    if (page.end) return;
    after = page.position;
  }
}

/** The tiles that are missing. @throws TileDiffers one is there with other content */
async function compare(folder: string, tiles: readonly TileFile[]): Promise<TileName[]> {
  const missing: TileName[] = [];
  for (const file of tiles) {
    const there = await tilesInFolder(folder).read(tilePath(file.name));
    if (there === undefined) missing.push(file.name);
    else TileFiles.compare(file, there);
  }
  return missing;
}

function asBytes(positions: readonly bigint[]): Buffer {
  const bytes = Buffer.allocUnsafe(positions.length * 8);
  for (const [at, position] of positions.entries()) bytes.writeBigUInt64BE(position, at * 8);
  return bytes;
}
