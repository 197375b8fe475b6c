import { getHeapStatistics } from 'node:v8';
import { type RecordedEvent } from '#kafila/event-store';
import { type EarlierFold, type FoldWeight, type KnownStream } from '../folding/known-stream.js';
import { type WantedRows } from '../rows/rows.js';
import { weightOfCells } from '../rows/weight-of-cells.js';
import { weightOfValue } from './weight-of-value.js';

const MB = 1024 * 1024;

/** What a projector may hold in memory at one time, in bytes as they are weighed here. */
export interface MemoryBounds {
  /** Streams kept folded from commit to commit. */
  readonly known: number;
  /** Events taken in before they are committed. */
  readonly pending: number;
  /** Rows of a commit that are made before they are written. */
  readonly unwritten: number;
  /** A stream of so many events is long. Default 1000. */
  readonly long?: number;
}

/** Shares of the heap that this thread may have: a small machine keeps less, and folds more often. */
export function memoryBounds(heapBytes = getHeapStatistics().heap_size_limit): MemoryBounds {
  return {
    known: Math.min(256 * MB, Math.floor(heapBytes / 4)),
    pending: Math.min(64 * MB, Math.floor(heapBytes / 16)),
    unwritten: Math.min(32 * MB, Math.floor(heapBytes / 16)),
  };
}

// As measured on convoys of 33 to 3000 events.
const EVENT = 1000;
const EVENT_IN_FOLD = 250;
export const LONG = 1000;

export function weightOfEvent({ data }: RecordedEvent): number {
  return EVENT + 4 * JSON.stringify(data).length;
}

export function weightOfRows(rows: WantedRows): number {
  let weight = 0;
  for (const ofTable of rows.values()) for (const cells of ofTable.values()) weight += weightOfCells(cells);
  return weight;
}

/**
 * Of a short stream by the number of its events. A long one may keep much of each event, or nothing: it is counted, and again
 * when it has become a tenth longer.
 */
export function weightOfFold({ fold, revision }: EarlierFold, before?: FoldWeight, long = LONG): FoldWeight {
  if (revision < long) return { bytes: EVENT_IN_FOLD * (revision + 1), countedAt: revision };
  return before && before.countedAt >= long && revision < 1.1 * before.countedAt
    ? before
    : { bytes: weightOfValue(fold), countedAt: revision };
}

/** At least one: no stream is for nothing. */
export function weightOfKnown({ revision, rows, weight: fold, earlier }: KnownStream): number {
  let weight = (fold.bytes * (revision + 1)) / (fold.countedAt + 1);
  // They are the same for the most part.
  weight += (weight * earlier.length) / 4;
  for (const ofTable of rows.values())
    for (const { cells } of ofTable.values()) weight += weightOfCells(cells);
  return Math.max(1, Math.ceil(weight));
}
