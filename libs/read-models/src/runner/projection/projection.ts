import { type RecordedEvent } from '#kafila/event-store';
import { type Database } from '../../database/schema.js';
import { type Cell } from '../../tables/descriptor/column.js';
import { type RowsOfStream } from '../../tables/descriptor/filled-rows.js';
import { type StreamTip } from '../../tables/descriptor/stream-tip.js';
import { type RowTable } from '../../tables/descriptor/table.js';
import { type ChangeId } from './change-id.js';
import { type KeyLedger } from './key-ledger.js';

/** Changes of one table. */
export interface TableChanges {
  readonly table: RowTable;
  readonly upserts: (readonly Cell[])[];
  /** The rows as they stand where an upsert changes them. */
  readonly replaced: (readonly Cell[])[];
  /** Rows that vanish, whole. */
  readonly deletes: (readonly Cell[])[];
}

/** What was written. */
export interface Touched {
  readonly changes: readonly TableChanges[];
  /** The streams that were folded, or parked, and the last event that did it. */
  readonly tips: readonly Pick<StreamTip, 'stream' | 'position'>[];
}

/** Facts are folded after all other events of a stream, in an order of their own. */
export interface FoldedFacts<Event = unknown, Fold = unknown> {
  isFact(event: Event): boolean;
  /** Compares two facts. */
  inOrder(a: Event, b: Event): number;

  /**
   * Adds facts that follow in their order to a fold of all other events and of the facts before: then it is the fold of all
   * of them. @throws as `fold`
   */
  add(fold: Fold, facts: readonly Event[]): Fold;
}

/** A report as an event tells of it. */
export interface Report {
  readonly reportId: string;
  readonly position: bigint;
  readonly occurredAt: string;
}

/**
 * What a projection makes of streams of one kind: one stream, one fold, one set of rows. No fold reads a second stream.
 * Pure: the rows depend on the events only, not on the order or the portions in which they came (law 3).
 */
export interface StreamKind<Event = unknown, Fold = unknown> {
  /** The names of its streams begin with it, and those of no other kind. */
  readonly prefix: string;
  /** The tables that its streams have rows in. */
  readonly tables: readonly RowTable[];

  /** Reads an event as it was stored. @throws where it cannot be understood: its stream is parked */
  read(event: RecordedEvent): Event;

  /** Folds a stream from its first event on. @throws where the events cannot be digested: the stream is parked */
  fold(history: readonly Event[]): Fold;

  /**
   * Adds events to a fold. Undefined where folding all events anew would give something else (a late fact, a retraction):
   * the runner then folds the whole stream. @throws as `fold`
   */
  extend(fold: Fold, events: readonly Event[]): Fold | undefined;

  /** By it a history is folded in portions. Absent where a stream has no facts. */
  readonly facts?: FoldedFacts<Event, Fold>;

  /**
   * The ids of the reports that these events take back. An event that cannot be read parks its stream unless it is among
   * them.
   */
  takenBack(history: readonly Event[]): ReadonlySet<string>;

  /** What of an event is a report; undefined where it is none. Absent: none is. */
  reportOf?(event: Event): Report | undefined;

  /** @throws where no rows can be made of the fold: the stream is parked */
  rows(tip: StreamTip, fold: Fold): RowsOfStream;

  /** The same in portions, so that others have their turn; absent where there is never much to do. */
  makingRows?(tip: StreamTip, fold: Fold): Generator<void, RowsOfStream>;
}

/**
 * How a report id that two streams have is found as events come: what no stream tells alone. Both tables hold the same
 * four things of a report: id and stream (whose order is that of the key), position, and when it occurred.
 */
export interface ReportLedger {
  /** Lines of the index: the reports of a stream, each id once. */
  readonly linesOf: (stream: string, reports: readonly Report[]) => readonly (readonly Cell[])[];
  /** By id and stream: every report, once. Not read by queries, and no part of the rows digest. */
  readonly index: RowTable;
  /** By stream and id: the reports whose id another stream has too. It follows from all events, in whatever order they come. */
  readonly shared: RowTable;
}

/**
 * Streams of several kinds, projected together: all rows stand at one position, so that they can be joined. A kind gets
 * only events and folds of its own.
 */
export interface Projection {
  readonly name: string;
  /** Raised whenever the same events would give other rows. */
  readonly version: number;
  readonly kinds: readonly StreamKind[];
  /** The tables of all kinds, each once; last, where there is a ledger of reports, that of the shared ones. */
  readonly tables: readonly RowTable[];
  readonly ledger?: ReportLedger;
  /** Absent where the standing of events depends on no keys. */
  readonly keys?: KeyLedger;

  /** The tables whose changes are noted; default: all. */
  readonly noted?: readonly RowTable[];

  /**
   * Notes what a change of rows leads to, in the transaction that writes the rows and after them. What it writes may
   * depend on the portions in which events came, so it does not count in the rows digest.
   */
  noteChanges?(db: Database, touched: Touched): Promise<void>;

  /**
   * The same for changes that a person made. They are numbered, beginning after the last one.
   *
   * @returns how many numbers it took
   */
  noteRepair?(db: Database, touched: Touched, after: ChangeId): Promise<number>;

  /** The last events of a few streams, as the rows name them, in the order of their positions. */
  lastEvents?(db: Database): Promise<readonly StreamTip[]>;

  /** What will be read otherwise after the switch to the next rows. Called before it. */
  differing?(db: Database): Promise<Touched>;
}

/** All its tables, the index of report ids among them. */
export function tablesOf({ tables, ledger }: Pick<Projection, 'tables' | 'ledger'>): readonly RowTable[] {
  return ledger ? [...tables, ledger.index] : tables;
}

/** The kind that a stream is of. @throws where it is of none: the projection did not ask for it */
export function kindOf({ name, kinds }: Projection, stream: string): StreamKind {
  const kind = kinds.find(({ prefix }) => stream.startsWith(prefix));
  if (!kind) throw new Error(`Projection '${name}' has no use for stream ${stream}.`);
  return kind;
}
