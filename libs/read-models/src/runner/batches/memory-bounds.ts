import { getHeapStatistics } from 'node:v8';
import { type RecordedEvent } from '#kafila/event-store';
import { type KnownStream } from '../folding/known-stream.js';
import { type WantedRows } from '../rows/rows.js';
import { weightOfCells } from '../rows/weight-of-cells.js';

const MB = 1024 * 1024;

/** What a projector may hold in memory at one time, in bytes as they are weighed here. */
export interface MemoryBounds {
  /** Streams kept folded from commit to commit. */
  readonly known: number;
  /** Events taken in before they are committed. */
  readonly pending: number;
  /** Rows of a commit that are made before they are written. */
  readonly unwritten: number;
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

export function weightOfEvent({ data }: RecordedEvent): number {
  return EVENT + 4 * JSON.stringify(data).length;
}

export function weightOfRows(rows: WantedRows): number {
  let weight = 0;
  for (const ofTable of rows.values()) for (const cells of ofTable.values()) weight += weightOfCells(cells);
  return weight;
}

/** At least one: no stream is for nothing. */
export function weightOfKnown({ revision, rows }: KnownStream): number {
  let weight = EVENT_IN_FOLD * (revision + 1);
  for (const ofTable of rows.values())
    for (const { cells } of ofTable.values()) weight += weightOfCells(cells);
  return Math.max(1, weight);
}
