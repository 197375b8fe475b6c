import { atOnce, type KeyPlaces } from '#kafila/domain';
import { type EventReader } from '#kafila/event-store';
import { gatherHistory } from './stream-history.js';
import { foldingGathered, type Outcome } from './fold-stream.js';
import { type SkippedOf } from '../parking/skipped-events.js';
import { kindOf, type Projection } from '../projection/projection.js';
import { type Cell } from '../../tables/descriptor/column.js';
import { digestOf } from '../rows/rows.js';
import { weightOfCells } from '../rows/weight-of-cells.js';
import { type RowTable } from '../../tables/descriptor/table.js';
import { type ParkedStream } from '../parking/parked-streams.js';

export interface FoldStreamsContext {
  readonly projection: Projection;
  readonly eventStore: Pick<EventReader, 'readStream'>;
  readonly skippedOf: SkippedOf;
  /** Where keys were enrolled and revoked up to `upTo`. */
  readonly keys: KeyPlaces;
  /** Events after this position are left out. */
  readonly upTo: bigint;
  /** Where the rows weigh more, the rest of the streams waits. */
  readonly unwritten: number;
}

/** All rows of some streams. Plain data, as it goes from thread to thread. */
export interface FoldedStreams {
  /** So many of the streams asked for, from the first one on; at least one. */
  readonly streams: number;
  readonly events: number;
  /** By table: the cells of all rows, one row after the other. */
  readonly cells: ReadonlyMap<string, readonly Cell[]>;
  /** The sum of the rows' digests. */
  readonly digest: bigint;
  readonly parked: readonly ParkedStream[];
}

/**
 * Folds whole streams, each once, and makes their rows, until these weigh enough. They must have none yet.
 *
 * @throws where the event store cannot be read
 */
export async function foldStreams(
  context: FoldStreamsContext,
  streams: readonly string[],
): Promise<FoldedStreams> {
  const { projection, upTo, unwritten } = context;
  const cells = new Map<string, Cell[]>();
  const parked: ParkedStream[] = [];
  let [done, events, digest, weight] = [0, 0, 0n, 0];
  for (const stream of streams) {
    if (weight > unwritten) break;
    done += 1;
    const history = await gatherHistory(context, stream, ({ position }) => position <= upTo);
    events += history.size;
    const outcome = atOnce(foldingGathered(stream, kindOf(projection, stream), history));
    if (outcome.parked) parked.push(outcome.parked);
    for (const { table, rows } of rowsIn(projection, stream, outcome)) {
      let ofTable = cells.get(table.name);
      if (!ofTable) cells.set(table.name, (ofTable = []));
      for (const row of rows) {
        if (table !== projection.ledger?.index) digest += digestOf(table, row);
        weight += weightOfCells(row);
        for (const cell of row) ofTable.push(cell);
      }
    }
  }
  return { streams: done, events, cells, digest, parked };
}

interface RowsOfTable {
  readonly table: RowTable;
  readonly rows: Iterable<readonly Cell[]>;
}

function* rowsIn(
  { tables, ledger }: Projection,
  stream: string,
  { folded, reports = [] }: Outcome,
): Generator<RowsOfTable> {
  for (const table of tables) {
    const rows = folded?.wanted.get(table.name);
    if (rows && rows.size > 0) yield { table, rows: rows.values() };
  }
  if (ledger && reports.length > 0) yield { table: ledger.index, rows: ledger.linesOf(stream, reports) };
}
