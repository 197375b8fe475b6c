import { columnsFrom } from '../descriptor/column.js';
import { defineTable } from '../descriptor/table.js';

interface StreamRow {
  readonly stream: string;
  /** Of its first event. */
  readonly position: bigint;
  readonly recordedAt: string;
}

const { name, bigint } = columnsFrom<StreamRow>();

/** Where and when each stream begins. */
export const streamTable = defineTable({
  name: 'streams',
  prefix: null,
  keyColumns: 1,
  rows: 'short',
  columns: {
    stream: name(({ stream }) => stream),
    position: bigint(({ position }) => position),
    recorded_at: name(({ recordedAt }) => recordedAt),
  },
});
