import { reasonOf } from '../database/reason.js';
import { type Placed, type StreamBatch } from './batch.js';
import {
  type Cell,
  ownerIn,
  type Row,
  type RowTable,
  type RowTableName,
  type StreamKind,
  type StreamTip,
} from './projection.js';
import { cellsOf, keyOf } from './rows.js';
import { type ParkedStream, type StreamFold } from './stream-fold.js';

/** The rows a stream should have: cells by table and key. */
export type WantedRows = ReadonlyMap<RowTableName, ReadonlyMap<string, readonly Cell[]>>;

/** What the events of a batch make of one stream. */
export interface Folded {
  readonly fold: unknown;
  readonly tip: StreamTip;
  readonly wanted: WantedRows;
}

/** Where a stream stands behind the batch. Neither fold nor parked: nothing new was in it. */
export interface Outcome {
  readonly folded?: Folded | undefined;
  readonly parked?: ParkedStream | undefined;
}

/**
 * Folds what a batch holds of a stream on top of what is known. Every failure to do so concerns that stream only.
 *
 * @returns `history-needed` where the fold cannot simply be extended, and where something went wrong, so that the event
 *   which did it can be found
 */
export function extendStream(
  stream: string,
  known: StreamFold | undefined,
  batch: StreamBatch,
): Outcome | 'history-needed' {
  const fresh = newIn(batch, known);
  const first = fresh[0];
  if (!first) return { parked: batch.parked };
  if (first.revision !== (known?.revision ?? -1) + 1) return 'history-needed';
  try {
    const events = fresh.map(({ event }) => event);
    const fold = known ? batch.kind.extend(known.fold, events) : batch.kind.fold(events);
    if (fold === undefined) return 'history-needed';
    return { folded: finish(stream, batch.kind, fresh, fold), parked: batch.parked };
  } catch {
    return 'history-needed';
  }
}

/**
 * Folds the whole stream anew. Where that fails, the stream is folded up to the first event of the batch that cannot be
 * digested, and parked there.
 */
export function refoldStream(
  stream: string,
  known: StreamFold | undefined,
  batch: StreamBatch,
  history: readonly Placed[],
): Outcome {
  try {
    return { folded: foldAll(stream, batch.kind, history), parked: batch.parked };
  } catch (error) {
    let folded: Folded | undefined;
    for (const { revision, position } of newIn(batch, known)) {
      const upTo = history.findIndex((event) => event.revision === revision) + 1;
      try {
        folded = foldAll(stream, batch.kind, history.slice(0, upTo));
      } catch (poison) {
        return { folded, parked: { stream, revision, position, reason: reasonOf(poison) } };
      }
    }
    throw error;
  }
}

function foldAll(stream: string, kind: StreamKind, history: readonly Placed[]): Folded {
  return finish(stream, kind, history, kind.fold(history.map(({ event }) => event)));
}

function finish(stream: string, kind: StreamKind, events: readonly Placed[], fold: unknown): Folded {
  const last = events.at(-1);
  if (!last) throw new Error(`There is no event of ${stream} to fold.`);
  const tip = { stream, revision: last.revision, position: last.position };
  const rows = kind.rows(tip, fold);
  const wanted = new Map<RowTableName, ReadonlyMap<string, readonly Cell[]>>();
  for (const table of kind.tables) wanted.set(table.name, byKey(table, stream, rows[table.name] ?? []));
  return { fold, tip, wanted };
}

/** Events behind what was folded already: a subscription that begins again may bring the others once more. */
function newIn(batch: StreamBatch, known: StreamFold | undefined): readonly Placed[] {
  const after = known?.revision ?? -1;
  const from = batch.events.findIndex(({ revision }) => revision > after);
  if (from === 0) return batch.events;
  return from < 0 ? [] : batch.events.slice(from);
}

function byKey(table: RowTable, stream: string, rows: readonly Row[]): ReadonlyMap<string, readonly Cell[]> {
  const wanted = new Map<string, readonly Cell[]>();
  const owner = ownerIn(table, stream);
  for (const row of rows) {
    const cells = cellsOf(table, row);
    if (cells[0] !== owner) throw new Error(`A row of ${table.name} is not one of ${stream}.`);
    const key = keyOf(table, cells);
    if (wanted.has(key)) throw new Error(`Two rows of ${table.name} have one key.`);
    wanted.set(key, cells);
  }
  return wanted;
}
