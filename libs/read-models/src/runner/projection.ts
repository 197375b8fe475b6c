import { type RecordedEvent } from '#kafila/event-store';

/** A value of a column. `bigint` for BIGINT, `number` for INTEGER, text for everything else. */
export type Cell = string | number | bigint | null;
export type Row = Readonly<Record<string, Cell>>;

/**
 * `name`: text that may be a key or indexed, so it must stay short. `text`: text of any length. `json`: what
 * `JSON.stringify` gave. `integer`: fits 32 bits. `bigint`: fits 64 bits.
 */
export type ColumnKind = 'name' | 'text' | 'json' | 'integer' | 'bigint';

/** The tables of the schema that hold rows of projections. */
export type RowTableName = 'convoys' | 'vehicles' | 'passages';

export interface Column {
  readonly name: string;
  readonly kind: ColumnKind;
}

/** A table that a projection fills. Its rows belong to one stream each. */
export interface RowTable {
  readonly name: RowTableName;
  /** All columns. The first one says which stream the row belongs to (`Projection.idOf`). */
  readonly columns: readonly [Column, ...Column[]];
  /** How many of the columns, from the first one on, are the key. */
  readonly keyColumns: number;
}

/** The last event of a stream that its fold holds. */
export interface StreamTip {
  readonly stream: string;
  readonly revision: number;
  readonly position: bigint;
}

/** All rows of one stream, by table. */
export type RowsOfStream = Readonly<Partial<Record<RowTableName, readonly Row[]>>>;

/**
 * What a projection makes of streams: one stream, one fold, one set of rows; no fold reads a second stream. Pure:
 * whatever order and portions the events of a stream come in, the rows depend on the events only (law 3).
 */
export interface Projection<Event, Fold> {
  readonly name: string;
  /** Raised whenever the same events would give other rows. */
  readonly version: number;
  readonly streamPrefixes: readonly string[];
  readonly tables: readonly RowTable[];

  /** What the first key column of this stream's rows says. */
  idOf(stream: string): string;

  /** Reads an event as it was stored. @throws where it cannot be understood: its stream is parked */
  read(event: RecordedEvent): Event;

  /** Folds a stream from its first event on. @throws where the events cannot be digested: the stream is parked */
  fold(history: readonly Event[]): Fold;

  /**
   * Adds events to a fold. Undefined where that would not be the same as folding all of them anew (something late, a
   * retraction): the runner then folds the whole stream. @throws as `fold`
   */
  extend(fold: Fold, events: readonly Event[]): Fold | undefined;

  /** @throws where no rows can be made of the fold: the stream is parked */
  rows(tip: StreamTip, fold: Fold): RowsOfStream;
}
