import { atOnce, type KeyPlaces } from '#kafila/domain';
import { type BegunStream, type EventReader, type RecordedEvent, StreamRemoved } from '#kafila/event-store';
import { type Kysely } from 'kysely';
import { type Database, type Schema } from '../../database/schema.js';
import { CellsOfStreams } from '../folding/cells-of-streams.js';
import { type FoldedStreams } from '../folding/fold-streams.js';
import { foldingGathered } from '../folding/fold-stream.js';
import { GatheredHistory } from '../folding/gathered-history.js';
import { readEvent } from '../folding/read-event.js';
import { type ParkedStream, readParked, writeParked } from '../parking/parked-streams.js';
import { readSkipped, Skipped } from '../parking/skipped-events.js';
import { keptAs } from '../projection/generation.js';
import { kindOf, type Projection } from '../projection/projection.js';
import { loadStoredRows } from '../rows/stored-rows.js';

/**
 * Parks streams that were removed in the event store, unless they are parked. Their rows come in the end, see `foldRemoved`. Call it
 * in the transaction that moves the checkpoint.
 *
 * @param folded those of which that was found when they were to be folded
 * @param listed where each begins; those that are listed as removed are parked too
 */
export async function noteRemoved(
  db: Database,
  name: string,
  folded: FoldedStreams['removed'],
  listed: readonly BegunStream[],
): Promise<void> {
  const reasons = new Map(folded.map(({ stream, reason }) => [stream, reason]));
  const removed = listed.filter((one) => one.removed !== undefined || reasons.has(one.name));
  if (removed.length === 0) return;
  const already = new Set((await readParked(db, name)).map(({ stream }) => stream));
  for (const { name: stream, position, removed: how = 'deleted' } of removed) {
    if (already.has(stream)) continue;
    already.add(stream);
    const reason = reasons.get(stream) ?? new StreamRemoved(stream, how).message;
    await writeParked(db, name, { stream, position, revision: 0, reason });
  }
}

interface RemovalContext {
  readonly projection: Projection;
  readonly eventStore: EventReader;
  readonly write: Kysely<Schema>;
  readonly keys: KeyPlaces;
}

/** What the log of the store still has of a stream that cannot be read any more. */
interface Rest {
  readonly history: GatheredHistory;
  /** Where it goes on after a gap. */
  gap?: Pick<RecordedEvent, 'revision' | 'position'>;
  /** Where the store tells that it was removed. */
  removedAt?: bigint;
}

/**
 * The rows of streams that were removed in the event store, as they stood when somebody did it: the log has their events until it
 * is scavenged. It is read for them once more. Where they are parked follows from it.
 */
export async function foldRemoved(context: RemovalContext, upTo: bigint): Promise<FoldedStreams> {
  const { projection, write } = context;
  const name = keptAs('next', projection.name);
  const parked = (await readParked(write, name)).filter(isRemoved);
  const rows = new CellsOfStreams(projection);
  const places: ParkedStream[] = [];
  let events = 0;
  if (parked.length > 0) {
    const rests = await readRests(context, new Set(parked.map(({ stream }) => stream)), upTo);
    const filled = await loadStoredRows(write, tablesFilled(projection), [...rests.keys()], 'next');
    for (const one of parked) {
      const { stream } = one;
      const rest = rests.get(stream);
      if (!rest) continue;
      const outcome = atOnce(foldingGathered(stream, kindOf(projection, stream), rest.history));
      const hasRows = [...(filled.get(stream)?.values() ?? [])].some(({ size }) => size > 0);
      // It was there when it was folded, and was removed since.
      if (!hasRows) {
        rows.add(stream, outcome);
        events += rest.history.size;
      }
      places.push({ ...one, ...placeOf(rest, one), ...outcome.parked, reason: one.reason });
    }
  }
  const { cells, digest } = rows;
  return { streams: parked.length, events, cells, digest, parked: places, removed: [] };
}

/** The place after what was folded. */
function placeOf({ history, gap, removedAt }: Rest, { position }: ParkedStream): Partial<ParkedStream> {
  return gap ?? { revision: history.size, position: removedAt ?? position };
}

function isRemoved({ stream, reason }: ParkedStream): boolean {
  return (['deleted', 'truncated'] as const).some((how) => reason === new StreamRemoved(stream, how).message);
}

function tablesFilled({ tables, ledger }: Projection): Projection['tables'] {
  return tables.filter((table) => table !== ledger?.shared);
}

async function readRests(
  { projection, eventStore, write, keys }: RemovalContext,
  streams: ReadonlySet<string>,
  upTo: bigint,
): Promise<ReadonlyMap<string, Rest>> {
  const skippedOf = new Skipped(await readSkipped(write, keptAs('next', projection.name))).of;
  const rests = new Map<string, Rest>();
  for (const stream of streams)
    rests.set(stream, { history: new GatheredHistory(kindOf(projection, stream)) });
  const streamPrefixes = projection.kinds.map(({ prefix }) => prefix);
  for (let [after, end] = [0n, false]; !end && after < upTo;) {
    const page = await eventStore.readAll({ after, streamPrefixes, limit: 5000 });
    for (const event of page.events) {
      const rest = rests.get(event.stream);
      if (!rest || rest.gap || event.position > upTo) continue;
      if (event.revision !== rest.history.size) rest.gap = event;
      else rest.history.add(readEvent(kindOf(projection, event.stream), event, skippedOf, keys));
    }
    for (const { stream, position } of page.removed ?? []) {
      const rest = rests.get(stream);
      if (rest) rest.removedAt ??= position;
    }
    ({ position: after, end } = page);
  }
  return rests;
}
