import { atOnce } from '#kafila/domain';
import { type EventReader } from '#kafila/event-store';
import { gatherHistory } from './stream-history.js';
import { foldingGathered } from './fold-stream.js';
import { type SkippedOf } from '../parking/skipped-events.js';
import { kindOf, type Projection } from '../projection/projection.js';
import { type Cell } from '../../tables/descriptor/column.js';
import { digestOf } from '../rows/rows.js';
import { weightOfCells } from '../rows/weight-of-cells.js';
import { type ParkedStream } from '../parking/parked-streams.js';

export interface FoldStreamsContext {
  readonly projection: Projection;
  readonly eventStore: Pick<EventReader, 'readStream'>;
  readonly skippedOf: SkippedOf;
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
  const tables = new Map(projection.tables.map((table) => [table.name, table]));
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
    for (const [name, rows] of outcome.folded?.wanted ?? []) {
      const table = tables.get(name);
      if (!table || rows.size === 0) continue;
      let ofTable = cells.get(name);
      if (!ofTable) cells.set(name, (ofTable = []));
      for (const row of rows.values()) {
        digest += digestOf(table, row);
        weight += weightOfCells(row);
        for (const cell of row) ofTable.push(cell);
      }
    }
  }
  return { streams: done, events, cells, digest, parked };
}
