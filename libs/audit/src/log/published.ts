import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CheckpointMalformed, NoteMalformed, sameBytes } from '#kafila/proof';
import { type KeyRing } from '../signing/key-ring.js';
import { TileReader, TileUnusable } from '../tiles/tile-reader.js';
import { tilesInFolder } from '../tiles/tile-source.js';
import { files, type LogPlace } from './log-folder.js';
import { LogDamaged } from './log.errors.js';
import { RightEdge } from '../tiles/right-edge.js';
import { openCheckpoint, type SignedCheckpoint } from '../signing/signed-checkpoint.js';

/** What is published. Replaced as a whole by each append. */
export interface Published {
  readonly checkpoint: SignedCheckpoint;
  readonly edge: RightEdge;
  /** Of the last event under the checkpoint; 0n where there is none. */
  readonly position: bigint;
}

/** Reads the last checkpoint and the edge of its tree. @throws LogDamaged they do not fit together */
export async function readPublished(place: LogPlace, ring: KeyRing): Promise<Omit<Published, 'position'>> {
  const path = join(place.folder, files.checkpoint);
  const damaged = (found: string, cause?: unknown): LogDamaged =>
    new LogDamaged(
      `The log ${place.folder} is damaged: ${found}. Restore it from a backup, or have it rebuilt.`,
      { cause },
    );
  let note: string;
  try {
    note = await readFile(path, 'utf8');
  } catch (cause) {
    throw damaged(`its checkpoint cannot be read (${String(cause)})`, cause);
  }
  try {
    const { checkpoint, opened } = openCheckpoint(note, ring.published);
    if (opened.outcome !== 'verified' || checkpoint.origin !== place.origin) {
      throw damaged('its checkpoint is not signed by its own keys');
    }
    const edge = await RightEdge.read(new TileReader(tilesInFolder(place.folder), checkpoint.size));
    if (!sameBytes(edge.root(), checkpoint.root)) {
      throw damaged(`its tiles do not give the root that was signed for ${checkpoint.size} leaves`);
    }
    return { checkpoint, edge };
  } catch (cause) {
    if (cause instanceof TileUnusable) throw damaged(cause.message, cause);
    if (cause instanceof NoteMalformed || cause instanceof CheckpointMalformed) {
      throw damaged(`its checkpoint is none (${cause.message})`, cause);
    }
    throw cause;
  }
}
