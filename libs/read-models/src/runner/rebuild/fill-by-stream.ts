import { type BegunStream } from '#kafila/event-store';
import { type Kysely } from 'kysely';
import { type Database, type Schema } from '../../database/schema.js';
import { type Checkpoint, moveCheckpoint } from '../checkpoint/checkpoint.js';
import { type FoldedStreams, NOTHING_FOLDED } from '../folding/fold-streams.js';
import { type Folding } from '../folding/folding-threads.js';
import { noteParked } from '../parking/parked-streams.js';
import { type Projection, tablesOf } from '../projection/projection.js';
import { addToDigest } from '../rows/rows-digest.js';
import { insertCells } from '../rows/write-rows.js';
import { type Meter } from './meter.js';
import { type Portions, type Target } from './portions.js';
import { type RebuildOptions } from './rebuild-options.js';
import { noteRemoved } from './removed-streams.js';
import { unlessAborted } from './unless-aborted.js';

export interface FillOptions extends RebuildOptions {
  readonly write: Kysely<Schema>;
  readonly meter: Meter;
}

/** Streams that are being folded, in the order in which they began. */
interface Underway {
  readonly streams: readonly BegunStream[];
  readonly removed: readonly BegunStream[];
  readonly folded: Promise<FoldedStreams>;
}

/**
 * Folds portion after portion, and writes the rows of each with the checkpoint.
 *
 * @returns where the rows stand then; undefined where it was interrupted
 */
export async function fillByStream(
  options: FillOptions,
  { name, upTo }: Target,
  {
    portions,
    folding,
    begun,
  }: { readonly portions: Portions; readonly folding: Folding; readonly begun: Checkpoint },
): Promise<Checkpoint | undefined> {
  const { projection, write, signal, meter, onProgress } = options;
  const underway: Underway[] = [];
  const begin = (listed: readonly BegunStream[]): Underway => {
    const removed = listed.filter((stream) => stream.removed);
    const streams = listed.filter((stream) => !stream.removed);
    const folded =
      streams.length > 0
        ? folding.fold(streams.map((stream) => stream.name))
        : Promise.resolve(NOTHING_FOLDED);
    // It may fail before it is awaited.
    folded.catch(() => undefined);
    return { streams, removed, folded };
  };
  try {
    for (let checkpoint = begun; ;) {
      while (underway.length < folding.atOnce) {
        const listed = await unlessAborted(portions.next(), signal);
        if (!listed) return undefined;
        if (listed.length === 0) break;
        underway.push(begin(listed));
      }
      const next = underway.shift();
      if (!next) return checkpoint;
      const { streams, removed } = next;
      const folded = await unlessAborted(next.folded, signal);
      if (!folded) return undefined;
      // Rows that were too heavy for one commit: the rest comes next.
      const rest = streams.slice(folded.streams);
      if (rest.length > 0) underway.unshift(begin(rest));
      const done = streams.slice(0, folded.streams);
      const position = lastOf([...done, ...(rest.length > 0 ? [] : removed)]);
      const to = { position, rowsDigest: addToDigest(checkpoint.rowsDigest, folded.digest) };
      const from = checkpoint;
      await write.transaction().execute(async (trx) => {
        await moveCheckpoint(trx, name, from, to);
        await insertFolded(trx, projection, folded);
        for (const each of folded.parked) await noteParked(trx, name, each);
        await noteRemoved(trx, name, folded.removed, [...done, ...removed]);
      });
      checkpoint = to;
      meter.count(folded.events);
      onProgress?.(meter.progress(to.position, upTo));
    }
  } finally {
    await folding.close();
  }
}

function lastOf(streams: readonly BegunStream[]): bigint {
  if (streams.length === 0) throw new Error('No stream was folded.');
  return streams.reduce((last, { position }) => (position > last ? position : last), 0n);
}

export async function insertFolded(
  db: Database,
  projection: Projection,
  { cells }: FoldedStreams,
): Promise<void> {
  for (const table of tablesOf(projection)) await insertCells(db, table, 'next', cells.get(table.name) ?? []);
}
