import { columnsFrom } from '../descriptor/column.js';
import { defineTable } from '../descriptor/table.js';

/** What an event names beside the stream it is in: by it, streams that have to do with each other are found. */
export interface Mention {
  readonly kind: 'convoy' | 'vehicle' | 'carnet' | 'holder' | 'exclusion' | 'signer';
  readonly key: string;
}

interface MentionRow {
  readonly stream: string;
  readonly mention: Mention;
  /** Of the first event that names it. */
  readonly position: bigint;
}

const { name, bigint } = columnsFrom<MentionRow>();

/** What a stream has ever named, also in reports that were taken back. */
export const mentionTable = defineTable({
  name: 'mentions',
  prefix: null,
  keyColumns: 3,
  rows: 'short',
  columns: {
    stream: name(({ stream }) => stream),
    kind: name(({ mention }) => mention.kind),
    key: name(({ mention }) => mention.key),
    position: bigint(({ position }) => position),
  },
});
