import { type EventStore } from '#kafila/event-store';
import { type Database } from '../database/schema.js';
import { type Batch, type Placed, type StreamBatch } from './batch.js';
import { type Outcome, StreamFolder } from './fold-stream.js';
import { type Projection } from './projection.js';
import { loadStoredRows, type KeptRows } from './stored-rows.js';
import { type StreamFold } from './stream-fold.js';

/** Streams read from the event store at one time. */
const READS_AT_ONCE = 16;

/** What a batch makes of one stream, beside the rows that stand in the tables. */
export interface FoldedStream<Fold> extends Outcome<Fold> {
  readonly stream: string;
  /** Undefined where the stream has no rows yet. */
  readonly stored: KeptRows | undefined;
}

export interface FoldBatchContext<Event, Fold> {
  readonly projection: Projection<Event, Fold>;
  readonly eventStore: EventStore;
  readonly db: Database;
  known(stream: string): StreamFold<Fold> | undefined;
}

/**
 * Folds every stream of a batch: on top of the fold in memory where that is the same as folding everything, else from
 * its first event on. Nothing is written.
 *
 * @throws where the event store or the database cannot be read
 */
export async function foldBatch<Event, Fold>(
  context: FoldBatchContext<Event, Fold>,
  batch: Batch<Event>,
): Promise<readonly FoldedStream<Fold>[]> {
  const { projection } = context;
  const folder = new StreamFolder(projection);
  const outcomes = new Map<string, Outcome<Fold>>();
  const toRead: [string, StreamBatch<Event>][] = [];
  for (const [stream, events] of batch.streams) {
    const outcome = folder.extend(stream, context.known(stream), events);
    if (outcome === 'history-needed') toRead.push([stream, events]);
    else outcomes.set(stream, outcome);
  }
  for (let i = 0; i < toRead.length; i += READS_AT_ONCE) {
    const reading = toRead.slice(i, i + READS_AT_ONCE).map(async ([stream, events]) => {
      const history = await readHistory(context, stream, events.events.at(-1)?.revision ?? -1);
      outcomes.set(stream, folder.refold(stream, context.known(stream), events, history));
    });
    await Promise.all(reading);
  }

  const unknown = [...batch.streams].filter(([stream, { events }]) => mayHaveRows(context, stream, events));
  const idOf = (stream: string): string => projection.idOf(stream);
  const ids = unknown.map(([stream]) => idOf(stream));
  const stored = await loadStoredRows(context.db, projection.tables, ids);
  return [...outcomes].map(([stream, outcome]) => ({
    ...outcome,
    stream,
    stored: context.known(stream)?.rows ?? stored.get(idOf(stream)),
  }));
}

/** A stream that is not in memory, and did not begin in this batch. */
function mayHaveRows<Event, Fold>(
  context: FoldBatchContext<Event, Fold>,
  stream: string,
  events: readonly Placed<Event>[],
): boolean {
  return context.known(stream) === undefined && (events[0]?.revision ?? 0) > 0;
}

/** The stream up to the last event of the batch and not beyond: what comes later belongs to later batches. */
async function readHistory<Event, Fold>(
  { eventStore, projection }: FoldBatchContext<Event, Fold>,
  stream: string,
  last: number,
): Promise<readonly Placed<Event>[]> {
  const history: Placed<Event>[] = [];
  for (let from: number | null = 0; from !== null && from <= last;) {
    const page = await eventStore.readStream(stream, { from, limit: Math.min(1000, last - from + 1) });
    for (const recorded of page.events) {
      const { revision, position } = recorded;
      history.push({ revision, position, event: projection.read(recorded) });
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
