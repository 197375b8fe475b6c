import { atOnce, type KeyPlaces } from '#kafila/domain';
import { type EventReader, StreamRemoved, unlessRemoved } from '#kafila/event-store';
import { CellsOfStreams } from './cells-of-streams.js';
import { gatherHistory } from './stream-history.js';
import { type GatheredHistory } from './gathered-history.js';
import { foldingGathered } from './fold-stream.js';
import { type SkippedOf } from '../parking/skipped-events.js';
import { kindOf, type Projection } from '../projection/projection.js';
import { type Cell } from '../../tables/descriptor/column.js';
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
  /** So many streams are read at one time: each takes its way to a server and back. Default: one. */
  readonly readsAtOnce?: number;
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
  /** Streams that somebody deleted or cut off: nothing of them was folded. */
  readonly removed: readonly Pick<ParkedStream, 'stream' | 'reason'>[];
}

export const NOTHING_FOLDED: FoldedStreams = {
  ...{ streams: 0, events: 0, cells: new Map(), digest: 0n, parked: [], removed: [] },
};

/**
 * Folds whole streams, each once, and makes their rows, until these weigh enough. They must have none yet.
 *
 * @throws where the event store cannot be read
 */
export async function foldStreams(
  context: FoldStreamsContext,
  streams: readonly string[],
): Promise<FoldedStreams> {
  const { projection, unwritten } = context;
  const rows = new CellsOfStreams(projection);
  const parked: ParkedStream[] = [];
  const removed: Pick<ParkedStream, 'stream' | 'reason'>[] = [];
  let [done, events] = [0, 0];
  for await (const [stream, history] of historiesOf(context, streams)) {
    done += 1;
    if (history instanceof StreamRemoved) {
      removed.push({ stream, reason: history.message });
      continue;
    }
    if (history.size === 0) throw new Error(`The event store lists ${stream}, and gives nothing of it.`);
    events += history.size;
    const outcome = atOnce(foldingGathered(stream, kindOf(projection, stream), history));
    if (outcome.parked) parked.push(outcome.parked);
    rows.add(stream, outcome);
    if (rows.weight > unwritten) break;
  }
  const { cells, digest } = rows;
  return { streams: done, events, cells, digest, parked, removed };
}

/** The streams in their order, a few of them read ahead. */
async function* historiesOf(
  context: FoldStreamsContext,
  streams: readonly string[],
): AsyncGenerator<readonly [string, GatheredHistory | StreamRemoved], void> {
  const { upTo, readsAtOnce = 1 } = context;
  const underway: Promise<GatheredHistory | StreamRemoved>[] = [];
  for (const [i, stream] of streams.entries()) {
    for (const next of streams.slice(i + underway.length, i + readsAtOnce)) {
      const reading = unlessRemoved(gatherHistory(context, next, ({ position }) => position <= upTo));
      // It may fail before it is awaited.
      reading.catch(() => undefined);
      underway.push(reading);
    }
    const history = await underway.shift();
    if (history) yield [stream, history];
  }
}
