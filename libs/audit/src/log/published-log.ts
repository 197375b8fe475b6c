import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type VerifierKey } from '#kafila/proof';
import { readVerifierKeys } from '../signing/key-ring.js';
import { isAbsent, tilesInFolder } from '../tiles/tile-source.js';
import { files, type LogPlace } from './log-folder.js';
import { LogAbsent } from './log.errors.js';
import { LogReading } from './log-reading.js';
import { type LostLeaves, readLostLeaves } from './lost-leaves.js';
import { PositionIndex } from './position-index.js';
import { openCheckpoint, type SignedCheckpoint } from '../signing/signed-checkpoint.js';

/** Where what is published of a log lies. */
export type LogFolders = Pick<LogPlace, 'folder' | 'keyFolder'>;

/** A log as it was published last, read beside the process that writes it. It proves nothing by itself: proofs do. */
export class PublishedLog extends LogReading {
  private constructor(
    folder: string,
    positions: PositionIndex,
    override readonly checkpoint: SignedCheckpoint,
    override readonly position: bigint,
    override readonly verifierKeys: readonly VerifierKey[],
    override readonly lost: readonly LostLeaves[],
  ) {
    super(folder, positions);
  }

  /**
   * Hands the log out for as long as `work` takes. What it says does not change meanwhile: tiles are never changed, and a
   * partial one gives way only to the full one that begins with it.
   *
   * @throws LogAbsent no log lies there, or none yet
   */
  static async read<Result>(
    { folder, keyFolder }: LogFolders,
    work: (log: PublishedLog) => Promise<Result>,
  ): Promise<Result> {
    const note = await readFile(join(folder, files.checkpoint), 'utf8').catch((error: unknown) => {
      if (isAbsent(error)) throw new LogAbsent(folder);
      throw error;
    });
    const keys = await readVerifierKeys(keyFolder);
    const { checkpoint } = openCheckpoint(note, keys);
    const positions = await PositionIndex.openToRead(join(folder, files.positions), checkpoint.size);
    try {
      const position = await positions.at(checkpoint.size - 1);
      const lost = await readLostLeaves(tilesInFolder(folder), keys);
      return await work(new PublishedLog(folder, positions, checkpoint, position, keys, lost));
    } finally {
      await positions.close();
    }
  }
}
