import { type RemovedStream, StreamRemoved, unlessRemoved } from '#kafila/event-store';
import { extendStream, foldingGathered, type Outcome } from '../folding/fold-stream.js';
import { type ReadEvent } from '../folding/read-event.js';
import { gatherHistory } from '../folding/stream-history.js';
import { kindOf } from '../projection/projection.js';
import { type KeptRows, loadStoredRows } from '../rows/stored-rows.js';
import { type Batch } from './batch.js';
import { foldAnew, type FoldContext } from './fold-anew.js';
import { weightOfRows } from './memory-bounds.js';
import { Turns } from './turns.js';

/** Streams read from the event store at one time. */
const READS_AT_ONCE = 16;

/** What a batch makes of one stream, with the rows that stand in the tables. */
export interface FoldedStream extends Outcome {
  readonly stream: string;
  /** Undefined where the stream has no rows yet. */
  readonly stored: KeptRows | undefined;
  /** Where an event of another stream made it fold anew, by which its reports have another standing. */
  readonly renewedBy?: bigint;
}

/**
 * Folds every stream of a batch: on top of the fold in memory where that gives the same as folding everything, otherwise
 * from its first event. Nothing is written. Comes in portions: what one holds is to be written before the next is folded.
 *
 * @param most what the rows of a portion weigh, about, before it is given
 * @throws where the event store or the database cannot be read
 */
export async function* foldBatch(
  context: FoldContext,
  batch: Batch,
  most = Infinity,
): AsyncGenerator<readonly FoldedStream[], void> {
  const streams = [...batch.streams];
  const turns = new Turns();
  let outcomes: [string, Outcome][] = [];
  let weight = 0;
  for (let i = 0; i < streams.length; i += READS_AT_ONCE) {
    const folding = streams.slice(i, i + READS_AT_ONCE).map(async ([stream, taken]) => {
      await turns.next();
      const outcome = context.parked(stream)
        ? 'history-needed'
        : extendStream(stream, taken.kind, context.known(stream), taken.events);
      const folded = outcome === 'history-needed' ? await foldAnew(context, stream, taken, turns) : outcome;
      return [stream, folded] satisfies [string, Outcome];
    });
    for (const one of await Promise.all(folding)) {
      outcomes.push(one);
      if (one[1].folded) weight += weightOfRows(one[1].folded.wanted);
    }
    if (weight < most) continue;
    yield withStored(context, batch, outcomes);
    [outcomes, weight] = [[], 0];
  }
  yield withStored(context, batch, outcomes);
}

async function withStored(
  context: FoldContext,
  batch: Batch,
  outcomes: readonly [string, Outcome][],
): Promise<readonly FoldedStream[]> {
  const unknown = outcomes.flatMap(([stream]) =>
    mayHaveRows(context, stream, batch.streams.get(stream)?.events ?? []) ? [stream] : [],
  );
  const stored = await storedRowsOf(context, unknown);
  return outcomes.map(([stream, outcome]) => ({
    ...outcome,
    stream,
    stored: context.known(stream)?.rows ?? stored.get(stream),
  }));
}

/**
 * Folds a stream anew from the store, up to a position. A parked one as if it had just come to the event that parked it.
 *
 * @param from the first revision that the rows may not show yet
 * @param unnoted see `GatheredHistory`
 * @throws where the event store or the database cannot be read
 */
export async function refoldStream(
  context: FoldContext,
  stream: string,
  upTo: bigint,
  from: number,
  unnoted = from,
): Promise<FoldedStream> {
  const wanted = ({ position }: { readonly position: bigint }): boolean => position <= upTo;
  const history = await unlessRemoved(gatherHistory(context, stream, wanted, from, unnoted));
  if (history instanceof StreamRemoved) return parkedAsRemoved(context, stream, history, upTo);
  const outcome = await new Turns().through(
    foldingGathered(stream, kindOf(context.projection, stream), history),
  );
  const stored = await storedRowsOf(context, [stream]);
  return { ...outcome, stream, stored: stored.get(stream) };
}

/** The rows of a stream that was deleted or cut off stay as they are. */
function parkedAsRemoved(
  context: FoldContext,
  stream: string,
  { message }: StreamRemoved,
  position: bigint,
): FoldedStream {
  const revision = (context.known(stream)?.revision ?? -1) + 1;
  const where = context.parked(stream) ?? { stream, revision, position };
  return { stream, stored: undefined, parked: { ...where, reason: message } };
}

/**
 * What becomes of streams of which the store says that they were deleted or cut off. One that can be read nevertheless goes
 * on: nothing of it is missing, or somebody took it back.
 */
export async function parkRemoved(
  context: FoldContext,
  removed: readonly RemovedStream[],
): Promise<readonly FoldedStream[]> {
  const outcomes: FoldedStream[] = [];
  for (const { stream, position } of removed) {
    const read = await unlessRemoved(context.eventStore.readStream(stream, { limit: 1 }));
    if (read instanceof StreamRemoved) outcomes.push(parkedAsRemoved(context, stream, read, position));
  }
  return outcomes;
}

function storedRowsOf(
  { db, projection, generation }: FoldContext,
  streams: readonly string[],
): ReturnType<typeof loadStoredRows> {
  const tables = projection.tables.filter((table) => table !== projection.ledger?.shared);
  return loadStoredRows(db, tables, streams, generation);
}

/** A stream that is not in memory, and did not begin in this batch. */
function mayHaveRows(context: FoldContext, stream: string, events: readonly ReadEvent[]): boolean {
  return context.known(stream) === undefined && (events[0]?.revision ?? 0) > 0;
}
