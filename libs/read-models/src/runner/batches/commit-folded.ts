import { type Kysely } from 'kysely';
import { type Database, type Schema } from '../../database/schema.js';
import { type Checkpoint, moveCheckpoint } from '../checkpoint/checkpoint.js';
import { KAFILA, writeLog } from '../parking/log-book.js';
import { noteParked, type ParkedStream, removeParked } from '../parking/parked-streams.js';
import { type Generation } from '../projection/generation.js';
import { type Projection, type Touched } from '../projection/projection.js';
import { NotedChanges, RowChanges } from '../rows/row-changes.js';
import { addToDigest } from '../rows/rows-digest.js';
import { noteReports } from '../rows/shared-reports.js';
import { writeRows } from '../rows/write-rows.js';
import { type FoldedStream } from './fold-batch.js';
import { type Committed, type StreamsInMemory } from './streams-in-memory.js';

/** Where rows are written to. */
export interface CommitTarget {
  readonly projection: Projection;
  readonly write: Kysely<Schema>;
  readonly generation: Generation;
  /** What checkpoint and parked streams are kept under. */
  readonly name: string;
  /** Folds are kept in memory before the commit: where that fails, all of it is to be thrown away. */
  readonly streams: StreamsInMemory;
}

export interface ToCommit {
  /** Portions of streams, each written before the next is folded. */
  readonly folded: (db: Database) => AsyncIterable<Portion> | Iterable<Portion>;
  readonly from: Checkpoint;
  /** The checkpoint after it, but for the digest. */
  readonly to: Omit<Parameters<typeof moveCheckpoint>[3], 'rowsDigest'>;
  /** Writes what follows from the changes. */
  readonly note: (db: Database, touched: Touched) => Promise<void>;
}

type Portion = readonly FoldedStream[];

/** Writes rows, checkpoint and parked streams in one transaction. */
export async function commitFolded(
  { projection, write, generation, name, streams }: CommitTarget,
  { folded, from, to, note }: ToCommit,
): Promise<Committed & { readonly rowsDigest: string }> {
  const noted = new NotedChanges(projection);
  const parked = new Map<string, ParkedStream>();
  const resumed = new Set<string>();
  let digest = 0n;
  const at = new Date().toISOString();
  const rowsDigest = await write.transaction().execute(async (trx) => {
    for await (const outcomes of folded(trx)) {
      const changes = new RowChanges(projection.tables);
      for (const { stream, folded, stored, parked: stopped, renewedBy = 0n } of outcomes) {
        // Folds of before were made with other standings.
        if (renewedBy > 0n) streams.forget(stream);
        if (folded) {
          streams.keep(folded, changes.add(folded.wanted, stored));
          noted.tips.push(folded.tip.position < renewedBy ? { stream, position: renewedBy } : folded.tip);
        }
        if (stopped) noted.tips.push(stopped);
        const was = streams.parked(stream);
        if (stopped && differs(stopped, was)) parked.set(stream, stopped);
        if (stopped) resumed.delete(stream);
        else if (was && folded) resumed.add(stream);
      }
      digest += await noteSharedReports(trx, { projection, generation }, outcomes, changes);
      for (const table of changes.tables) await writeRows(trx, table, generation);
      noted.add(changes.tables);
      digest += changes.digest;
    }
    const rowsDigest = addToDigest(from.rowsDigest, digest);
    await moveCheckpoint(trx, name, from, { ...to, rowsDigest });
    for (const each of parked.values()) await noteParked(trx, name, each);
    for (const stream of resumed) {
      await removeParked(trx, name, stream);
      const position = streams.parked(stream)?.position ?? null;
      await writeLog(trx, name, { at, what: 'resumed', stream, position, by: KAFILA, detail: '' });
    }
    await note(trx, noted);
    return rowsDigest;
  });
  return { parked: [...parked.values()], resumed: [...resumed], rowsDigest };
}

/** @returns what the rows digest changes by */
async function noteSharedReports(
  db: Database,
  { projection: { ledger }, generation }: Pick<CommitTarget, 'projection' | 'generation'>,
  outcomes: Portion,
  changes: RowChanges,
): Promise<bigint> {
  if (!ledger) return 0n;
  const lines = outcomes.flatMap(({ stream, reports = [] }) => ledger.linesOf(stream, reports));
  if (lines.length === 0) return 0n;
  const { upserts, digest } = await noteReports(db, ledger, generation, lines);
  changes.tables.find(({ table }) => table === ledger.shared)?.upserts.push(...upserts);
  return digest;
}

function differs(now: ParkedStream, before: ParkedStream | undefined): boolean {
  return now.revision !== before?.revision || now.reason !== before.reason;
}
