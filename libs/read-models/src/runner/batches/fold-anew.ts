import { StreamRemoved, unlessRemoved } from '#kafila/event-store';
import { type Database } from '../../database/schema.js';
import { eventsAfter, extendStream, foldingGathered, type Outcome } from '../folding/fold-stream.js';
import { type EarlierFold, type KnownStream } from '../folding/known-stream.js';
import { readableOf, type ReadEvent } from '../folding/read-event.js';
import { gatherHistory, type HistoryContext, readSpan } from '../folding/stream-history.js';
import { type ParkedStream } from '../parking/parked-streams.js';
import { type Generation } from '../projection/generation.js';
import { type StreamKind } from '../projection/projection.js';
import { type StreamBatch } from './batch.js';
import { type Turns } from './turns.js';

export interface FoldContext extends HistoryContext {
  readonly generation: Generation;
  readonly db: Database;
  known(stream: string): KnownStream | undefined;
  parked(stream: string): ParkedStream | undefined;
}

/**
 * Folds a stream where the fold in memory cannot be extended: on top of one that was kept of before, otherwise from its first
 * event, up to the last one of the batch.
 *
 * @throws where the event store cannot be read
 */
export async function foldAnew(
  context: FoldContext,
  stream: string,
  { kind, events }: StreamBatch,
  turns: Turns,
): Promise<Outcome> {
  const parked = context.parked(stream);
  const after = parked?.revision ?? context.known(stream)?.revision ?? -1;
  const fresh = eventsAfter(events, after);
  const [first, last] = [fresh[0]?.revision, fresh.at(-1)?.revision];
  if (first === undefined || last === undefined) return { parked };
  const extended = parked ? undefined : await extendEarlier(context, stream, kind, fresh);
  if (extended) return extended;
  // Not beyond the last event of the batch: later events belong to later batches.
  const unnoted = parked?.revision ?? first;
  const history = await unlessRemoved(
    gatherHistory(context, stream, ({ revision }) => revision <= last, first, unnoted),
  );
  if (history instanceof StreamRemoved) {
    const { position = 0n } = fresh[0] ?? {};
    return { parked: { ...(parked ?? { stream, revision: first, position }), reason: history.message } };
  }
  const given = history.places.at(-1)?.revision;
  if (given !== last) {
    // This node of a cluster does not have the event yet that another one delivered.
    throw new Error(`The event store gave ${stream} up to ${given ?? `before ${first}`}, not to ${last}.`);
  }
  const outcome = await turns.through(foldingGathered(stream, kind, history));
  return outcome.folded ? outcome : { parked: parked ?? outcome.parked };
}

/** Folds late facts on top of a fold that was kept. Undefined where they occurred before what that one has folded. */
async function extendEarlier(
  context: FoldContext,
  stream: string,
  kind: StreamKind,
  fresh: readonly ReadEvent[],
): Promise<Outcome | undefined> {
  const last = fresh.at(-1)?.revision ?? -1;
  for (const earlier of context.known(stream)?.earlier ?? []) {
    if (!extendsAlone(kind, earlier, fresh)) continue;
    const events = await unlessRemoved(readSpan(context, stream, earlier.revision + 1, last));
    if (events instanceof StreamRemoved) return undefined;
    if (events.at(-1)?.revision !== last) return undefined;
    const outcome = extendStream(stream, kind, earlier, events);
    if (outcome !== 'history-needed') return outcome;
  }
  return undefined;
}

/** Where they do not without the events before them, they do not with them either. */
function extendsAlone(kind: StreamKind, { fold }: EarlierFold, fresh: readonly ReadEvent[]): boolean {
  try {
    return kind.extend(fold, readableOf(fresh)) !== undefined;
  } catch {
    return false;
  }
}
