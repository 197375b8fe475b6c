import { type EventStore } from '#kafila/event-store';
import { type Database } from '../database/schema.js';
import { type Batch, type Placed, type StreamBatch } from './batch.js';
import { extendStream, type Outcome, refoldStream } from './fold-stream.js';
import { type Projection } from './projection.js';
import { loadStoredRows, type KeptRows } from './stored-rows.js';
import { type StreamFold } from './stream-fold.js';

/** Streams read from the event store at one time. */
const READS_AT_ONCE = 16;

/** What a batch makes of one stream, beside the rows that stand in the tables. */
export interface FoldedStream extends Outcome {
  readonly stream: string;
  /** Undefined where the stream has no rows yet. */
  readonly stored: KeptRows | undefined;
}

export interface FoldBatchContext {
  readonly projection: Projection;
  readonly eventStore: EventStore;
  readonly db: Database;
  known(stream: string): StreamFold | undefined;
}

/**
 * Folds every stream of a batch: on top of the fold in memory where that is the same as folding everything, else from
 * its first event on. Nothing is written.
 *
 * @throws where the event store or the database cannot be read
 */
export async function foldBatch(context: FoldBatchContext, batch: Batch): Promise<readonly FoldedStream[]> {
  const { projection } = context;
  const outcomes = new Map<string, Outcome>();
  const toRead: [string, StreamBatch][] = [];
  for (const [stream, events] of batch.streams) {
    const outcome = extendStream(stream, context.known(stream), events);
    if (outcome === 'history-needed') toRead.push([stream, events]);
    else outcomes.set(stream, outcome);
  }
  for (let i = 0; i < toRead.length; i += READS_AT_ONCE) {
    const reading = toRead.slice(i, i + READS_AT_ONCE).map(async ([stream, events]) => {
      const history = await readHistory(context, stream, events);
      outcomes.set(stream, refoldStream(stream, context.known(stream), events, history));
    });
    await Promise.all(reading);
  }

  const unknown = [...batch.streams].filter(([stream, { events }]) => mayHaveRows(context, stream, events));
  const streams = unknown.map(([stream]) => stream);
  const stored = await loadStoredRows(context.db, projection.tables, streams);
  return [...outcomes].map(([stream, outcome]) => ({
    ...outcome,
    stream,
    stored: context.known(stream)?.rows ?? stored.get(stream),
  }));
}

/** A stream that is not in memory, and did not begin in this batch. */
function mayHaveRows(context: FoldBatchContext, stream: string, events: readonly Placed[]): boolean {
  return context.known(stream) === undefined && (events[0]?.revision ?? 0) > 0;
}

/** The stream up to the last event of the batch and not beyond: what comes later belongs to later batches. */
async function readHistory(
  { eventStore }: FoldBatchContext,
  stream: string,
  { kind, events }: StreamBatch,
): Promise<readonly Placed[]> {
  const last = events.at(-1)?.revision ?? -1;
  const history: Placed[] = [];
  for (let from: number | null = 0; from !== null && from <= last;) {
    const page = await eventStore.readStream(stream, { from, limit: Math.min(1000, last - from + 1) });
    for (const recorded of page.events) {
      const { revision, position } = recorded;
      history.push({ revision, position, event: kind.read(recorded) });
    }
    from = page.next;
  }
  if (history.at(-1)?.revision !== last) {
    // A node of a cluster that lags behind the one that delivered the event.
    throw new Error(
      `The event store gave ${stream} up to ${history.at(-1)?.revision ?? 'nothing'}, not to ${last}.`,
    );
  }
  return history;
}
