import { reasonOf } from '../database/reason.js';
import { type Placed, type StreamBatch } from './batch.js';
import { type Cell, type Projection, type RowTable } from './projection.js';
import { cellsOf, keyOf } from './rows.js';
import { type ParkedStream, type StreamFold } from './stream-fold.js';

/** The rows a stream should have: cells by key, for each table of the projection in its order. */
export type WantedRows = readonly ReadonlyMap<string, readonly Cell[]>[];

/** What the events of a batch make of one stream. */
export interface Folded<Fold> {
  readonly fold: Fold;
  readonly revision: number;
  readonly wanted: WantedRows;
}

/** Where a stream stands behind the batch. Neither fold nor parked: nothing new was in it. */
export interface Outcome<Fold> {
  readonly folded?: Folded<Fold> | undefined;
  readonly parked?: ParkedStream | undefined;
}

/** Folds streams one at a time; every failure to do so concerns that stream only. */
export class StreamFolder<Event, Fold> {
  constructor(private readonly projection: Projection<Event, Fold>) {}

  /**
   * Folds the batch on top of what is known.
   *
   * @returns `history-needed` where the fold cannot simply be extended, and where something went wrong, so that the
   *   event which did it can be found
   */
  extend(
    stream: string,
    known: StreamFold<Fold> | undefined,
    batch: StreamBatch<Event>,
  ): Outcome<Fold> | 'history-needed' {
    const fresh = newIn(batch, known);
    const first = fresh[0];
    if (!first) return { parked: batch.parked };
    if (first.revision !== (known?.revision ?? -1) + 1) return 'history-needed';
    try {
      const events = fresh.map(({ event }) => event);
      const fold = known ? this.projection.extend(known.fold, events) : this.projection.fold(events);
      if (fold === undefined) return 'history-needed';
      return { folded: this.finish(stream, fresh, fold), parked: batch.parked };
    } catch {
      return 'history-needed';
    }
  }

  /**
   * Folds the whole stream anew. Where that fails, the stream is folded up to the first event of the batch that cannot
   * be digested, and parked there.
   */
  refold(
    stream: string,
    known: StreamFold<Fold> | undefined,
    batch: StreamBatch<Event>,
    history: readonly Placed<Event>[],
  ): Outcome<Fold> {
    try {
      return { folded: this.foldAll(stream, history), parked: batch.parked };
    } catch (error) {
      let folded: Folded<Fold> | undefined;
      for (const { revision, position } of newIn(batch, known)) {
        try {
          folded = this.foldAll(
            stream,
            history.slice(0, history.findIndex((e) => e.revision === revision) + 1),
          );
        } catch (poison) {
          return { folded, parked: { stream, revision, position, reason: reasonOf(poison) } };
        }
      }
      throw error;
    }
  }

  private foldAll(stream: string, history: readonly Placed<Event>[]): Folded<Fold> {
    return this.finish(stream, history, this.projection.fold(history.map(({ event }) => event)));
  }

  private finish(stream: string, events: readonly Placed<Event>[], fold: Fold): Folded<Fold> {
    const last = events.at(-1);
    if (!last) throw new Error(`There is no event of ${stream} to fold.`);
    const { revision, position } = last;
    const rows = this.projection.rows({ stream, revision, position }, fold);
    const wanted = this.projection.tables.map((table) => byKey(table, rows[table.name] ?? []));
    return { fold, revision, wanted };
  }
}

/** Events behind what was folded already: a subscription that begins again may bring the others once more. */
function newIn<Event>(
  batch: StreamBatch<Event>,
  known: StreamFold<unknown> | undefined,
): readonly Placed<Event>[] {
  const after = known?.revision ?? -1;
  const from = batch.events.findIndex(({ revision }) => revision > after);
  if (from === 0) return batch.events;
  return from < 0 ? [] : batch.events.slice(from);
}

function byKey(table: RowTable, rows: readonly Parameters<typeof cellsOf>[1][]): WantedRows[number] {
  const wanted = new Map<string, readonly Cell[]>();
  for (const row of rows) {
    const cells = cellsOf(table, row);
    const key = keyOf(table, cells);
    if (wanted.has(key)) throw new Error(`Two rows of ${table.name} have one key.`);
    wanted.set(key, cells);
  }
  return wanted;
}
