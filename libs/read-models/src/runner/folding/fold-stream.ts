import { atOnce } from '#kafila/domain';
import { reasonOf } from '../../database/reason.js';
import { eventsToFold, type ReadEvent, readableOf } from './read-event.js';
import { type StreamKind } from '../projection/projection.js';
import { type StreamTip } from '../../tables/descriptor/stream-tip.js';
import { ownerIn, type RowTable } from '../../tables/descriptor/table.js';
import { type Cell } from '../../tables/descriptor/column.js';
import { keyOf, type WantedRows } from '../rows/rows.js';
import { type KnownStream } from './known-stream.js';
import { type ParkedStream } from '../parking/parked-streams.js';

/** What the events of a batch make of one stream. */
export interface Folded {
  readonly fold: unknown;
  readonly tip: StreamTip;
  readonly wanted: WantedRows;
}

/**
 * Where a stream stands after the batch. `folded` is undefined where its rows stay as they are, `parked` where nothing
 * stops it.
 */
export interface Outcome {
  readonly folded?: Folded | undefined;
  readonly parked?: ParkedStream | undefined;
}

/**
 * Folds what a batch holds of a stream on top of what is known.
 *
 * @returns `history-needed` where the fold cannot be extended, and where something failed: the event that did it is found
 *   in the history
 */
export function extendStream(
  stream: string,
  kind: StreamKind,
  known: KnownStream | undefined,
  events: readonly ReadEvent[],
): Outcome | 'history-needed' {
  const fresh = eventsAfter(events, known?.revision ?? -1);
  const first = fresh[0];
  if (!first) return {};
  const readable = readableOf(fresh);
  if (first.revision !== (known?.revision ?? -1) + 1 || readable.length < fresh.length)
    return 'history-needed';
  try {
    const fold = known ? kind.extend(known.fold, readable) : kind.fold(readable);
    if (fold === undefined) return 'history-needed';
    return { folded: finish(stream, kind, fresh, fold) };
  } catch {
    return 'history-needed';
  }
}

/**
 * Folds the whole stream anew. Where that fails, the longest beginning that can be folded counts, and the stream is parked
 * at the next event. The result is the same in whatever portions the events come. A later event, a retraction for example,
 * can let the stream go on. A failure concerns this stream only.
 *
 * @param from the first revision after where it stands now
 */
export function foldHistory(
  stream: string,
  kind: StreamKind,
  history: readonly ReadEvent[],
  from: number,
): Outcome {
  let poison: ReadEvent | undefined;
  let failure: unknown;
  // From the end: the longest beginning counts. Only a parked stream is folded more than once.
  for (let end = history.length; end > 0 && (history[end - 1]?.revision ?? -1) >= from; end--) {
    try {
      const folded = foldAll(stream, kind, history.slice(0, end));
      return { folded, parked: poison && parkedAt(stream, poison, failure) };
    } catch (error) {
      poison = history[end - 1];
      failure = error;
    }
  }
  return { parked: poison && parkedAt(stream, poison, failure) };
}

function parkedAt(stream: string, { revision, position }: ReadEvent, failure: unknown): ParkedStream {
  return { stream, revision, position, reason: reasonOf(failure) };
}

function foldAll(stream: string, kind: StreamKind, history: readonly ReadEvent[]): Folded {
  return finish(stream, kind, history, kind.fold(eventsToFold(kind, history)));
}

/** What a fold of these events makes of a stream. @throws where no rows can be made of it */
function finish(stream: string, kind: StreamKind, events: readonly ReadEvent[], fold: unknown): Folded {
  return atOnce(finishing(stream, kind, events, fold));
}

/** The same in portions, so that others have their turn. */
export function* finishing(
  stream: string,
  kind: StreamKind,
  events: readonly ReadEvent[],
  fold: unknown,
): Generator<void, Folded> {
  const last = events.at(-1);
  if (!last) throw new Error(`There is no event of ${stream} to fold.`);
  const tip = { stream, revision: last.revision, position: last.position };
  const rows = kind.makingRows ? yield* kind.makingRows(tip, fold) : kind.rows(tip, fold);
  const wanted = new Map<string, ReadonlyMap<string, readonly Cell[]>>();
  for (const table of kind.tables) {
    wanted.set(table.name, byKey(table, stream, rows.get(table) ?? []));
    yield;
  }
  return { fold, tip, wanted };
}

/** Events after a revision. A subscription that begins again may deliver the others once more. */
export function eventsAfter(events: readonly ReadEvent[], after: number): readonly ReadEvent[] {
  const from = events.findIndex(({ revision }) => revision > after);
  if (from === 0) return events;
  return from < 0 ? [] : events.slice(from);
}

function byKey(
  table: RowTable,
  stream: string,
  rows: readonly (readonly Cell[])[],
): ReadonlyMap<string, readonly Cell[]> {
  const wanted = new Map<string, readonly Cell[]>();
  const owner = ownerIn(table, stream);
  for (const cells of rows) {
    if (cells[0] !== owner) throw new Error(`A row of ${table.name} is not one of ${stream}.`);
    const key = keyOf(table, cells);
    if (wanted.has(key)) throw new Error(`Two rows of ${table.name} have one key.`);
    wanted.set(key, cells);
  }
  return wanted;
}
