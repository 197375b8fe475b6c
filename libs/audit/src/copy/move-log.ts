import { existsSync } from 'node:fs';
import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import { type EventReader } from '#kafila/event-store';
import { syncFolder, writeWhole } from '../disk/whole-file.js';
import { files } from '../log/log-folder.js';
import { LogContradicted } from '../log/log.errors.js';
import { lostAt } from '../log/lost-leaves.js';
import { type LogFolders, PublishedLog } from '../log/published-log.js';
import { BINDINGS } from '../log/binding.js';
import { type TileSource, tilesInFolder } from '../tiles/tile-source.js';

/** A log as it goes on over a copy of its store. */
export interface MovedLog {
  /** Its files as they will be: to be verified before anything is changed. */
  readonly files: TileSource;
  /** Whether they are so already. */
  readonly isThere: boolean;
  /**
   * Lets the log go on over the copy: it has the positions there from now on, and follows no other store any more. Leaves,
   * tiles, checkpoints and keys stay as they are. Bindings of rows speak of positions in the former store: they go aside, and
   * new ones are signed.
   */
  move(): Promise<void>;
}

/**
 * Finds the positions of the leaves in a copy of the store. Nobody may write the log meanwhile.
 *
 * @throws LogContradicted the copy has fewer events than were signed
 * @throws LogAbsent, LogDamaged
 */
export async function movedLog(
  place: LogFolders,
  copy: Pick<EventReader, 'readAll'>,
  streamPrefixes: readonly string[],
): Promise<MovedLog> {
  const { folder } = place;
  const there = tilesInFolder(folder);
  const bytes = await PublishedLog.read(place, (log) => positionsIn(copy, log, streamPrefixes));
  const before = await there.read(files.positions);
  const isThere = before?.subarray(0, bytes.length).equals(bytes) === true;
  if (isThere) return { files: there, isThere, move: () => Promise.resolve() };
  return {
    isThere,
    files: {
      read: (path) => (path === files.positions ? Promise.resolve(bytes) : there.read(path)),
      list: async (under) => (under === BINDINGS ? [] : ((await there.list?.(under)) ?? [])),
    },
    async move() {
      await putBindingsAside(folder);
      await writeWhole(join(folder, files.positions), bytes);
      await syncFolder(folder);
    },
  };
}

async function positionsIn(
  copy: Pick<EventReader, 'readAll'>,
  { size, lost }: PublishedLog,
  streamPrefixes: readonly string[],
): Promise<Buffer> {
  const positions = new BigUint64Array(size);
  const isLost = (leaf: number): boolean => lostAt(lost, leaf) !== undefined;
  let [leaf, last] = [0, 0n];
  for (let [after, end] = [0n, false]; leaf < size && !end;) {
    const page = await copy.readAll({ after, streamPrefixes });
    for (const { position } of page.events) {
      // Lost leaves lie nowhere: they have the position of the last leaf before them.
      for (; leaf < size && isLost(leaf); leaf++) positions[leaf] = last;
      if (leaf < size) positions[leaf++] = last = position;
    }
    ({ position: after, end } = page);
  }
  for (; leaf < size && isLost(leaf); leaf++) positions[leaf] = last;
  if (leaf < size) {
    throw new LogContradicted(
      null,
      leaf,
      `${size} events were signed, but the copy ends after ${leaf} of them.`,
    );
  }
  const bytes = Buffer.alloc(size * BigUint64Array.BYTES_PER_ELEMENT);
  for (const [at, position] of positions.entries()) bytes.writeBigUInt64BE(position, at * 8);
  return bytes;
}

async function putBindingsAside(folder: string): Promise<void> {
  if (!existsSync(join(folder, BINDINGS))) return;
  let copies = 1;
  while (existsSync(asideIn(folder, copies))) copies++;
  await rename(join(folder, BINDINGS), asideIn(folder, copies));
}

function asideIn(folder: string, copies: number): string {
  return join(folder, `${BINDINGS}-before-copy-${copies}`);
}
