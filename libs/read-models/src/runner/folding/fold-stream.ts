import { atOnce } from '#kafila/domain';
import { reasonOf } from '../../database/reason.js';
import { GatheredHistory, type Place } from './gathered-history.js';
import { type PortionSize } from './portion-size.js';
import { type ReadEvent, readableOf } from './read-event.js';
import { type Report, type StreamKind } from '../projection/projection.js';
import { type StreamTip } from '../../tables/descriptor/stream-tip.js';
import { ownerIn, type RowTable } from '../../tables/descriptor/table.js';
import { type Cell } from '../../tables/descriptor/column.js';
import { keyOf, type WantedRows } from '../rows/rows.js';
import { type EarlierFold } from './known-stream.js';
import { type ParkedStream } from '../parking/parked-streams.js';

/** Rows that get their keys before others have their turn. */
const KEYED_AT_ONCE = 500;

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
  /** Those that may not be in the index of report ids yet. */
  readonly reports?: readonly Report[] | undefined;
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
  known: EarlierFold | undefined,
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
    const folded = atOnce(finishing(stream, kind, fresh.at(-1), fold));
    return { folded, reports: reportsAmong(kind, readable) };
  } catch {
    return 'history-needed';
  }
}

/**
 * Folds a whole stream anew, see `foldingGathered`.
 *
 * @param from the first revision after where it stands now
 */
export function foldHistory(
  stream: string,
  kind: StreamKind,
  history: readonly ReadEvent[],
  from: number,
): Outcome {
  const gathered = new GatheredHistory(kind, from);
  for (const one of history) gathered.add(one);
  return atOnce(foldingGathered(stream, kind, gathered));
}

/**
 * Folds a whole stream anew. Where that fails, the longest beginning that can be folded counts, and the stream is parked
 * at the next event. The result is the same in whatever portions the events come. A later event, a retraction for example,
 * can let the stream go on. A failure concerns this stream only.
 *
 * @param size of the portions of facts
 * @yields after each portion, so that others have their turn
 */
export function* foldingGathered(
  stream: string,
  kind: StreamKind,
  history: GatheredHistory,
  size?: PortionSize,
): Generator<void, Outcome> {
  let poison: Place | undefined;
  let failure: unknown;
  // From the end: the longest beginning counts. Only a parked stream is folded more than once.
  for (const last of history.places.toReversed()) {
    try {
      const reports: Report[] = [];
      const fold = yield* history.folding(last.revision, reports, size);
      const folded = yield* finishing(stream, kind, last, fold);
      return { folded, parked: poison && parkedAt(stream, poison, failure), reports };
    } catch (error) {
      poison = last;
      failure = error;
    }
  }
  return { parked: poison && parkedAt(stream, poison, failure) };
}

function reportsAmong(kind: StreamKind, events: readonly unknown[]): readonly Report[] {
  return kind.reportOf ? events.flatMap((event) => kind.reportOf?.(event) ?? []) : [];
}

function parkedAt(stream: string, { revision, position }: Place, failure: unknown): ParkedStream {
  return { stream, revision, position, reason: reasonOf(failure) };
}

/** What the fold up to an event makes of a stream, in portions. @throws where no rows can be made of it */
export function* finishing(
  stream: string,
  kind: StreamKind,
  last: Place | undefined,
  fold: unknown,
): Generator<void, Folded> {
  if (!last) throw new Error(`There is no event of ${stream} to fold.`);
  const tip = { stream, revision: last.revision, position: last.position };
  const rows = kind.makingRows ? yield* kind.makingRows(tip, fold) : kind.rows(tip, fold);
  const wanted = new Map<string, ReadonlyMap<string, readonly Cell[]>>();
  for (const table of kind.tables) {
    wanted.set(table.name, yield* keying(table, stream, rows.get(table) ?? []));
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

function* keying(
  table: RowTable,
  stream: string,
  rows: readonly (readonly Cell[])[],
): Generator<void, ReadonlyMap<string, readonly Cell[]>> {
  const wanted = new Map<string, readonly Cell[]>();
  const owner = ownerIn(table, stream);
  for (const cells of rows) {
    if (cells[0] !== owner) throw new Error(`A row of ${table.name} is not one of ${stream}.`);
    const key = keyOf(table, cells);
    if (wanted.has(key)) throw new Error(`Two rows of ${table.name} have one key.`);
    wanted.set(key, cells);
    if (wanted.size % KEYED_AT_ONCE === 0) yield;
  }
  return wanted;
}
