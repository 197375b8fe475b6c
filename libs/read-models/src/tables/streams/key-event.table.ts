import { type KeyEvent } from '#kafila/domain';
import { columnsFrom } from '../descriptor/column.js';
import { defineTable } from '../descriptor/table.js';

export interface KeyEventInStream {
  readonly stream: string;
  readonly key: KeyEvent;
}

const { name, bigint } = columnsFrom<KeyEventInStream>();

/** Where keys that sign reports were enrolled and revoked: what the standing of reports follows from. */
export const keyEventTable = defineTable({
  name: 'key_events',
  prefix: null,
  keyColumns: 2,
  rows: 'short',
  since: 15,
  columns: {
    stream: name(({ stream }) => stream),
    position: bigint(({ key }) => key.position),
    type: name(({ key }) => key.type),
    kid: name(({ key }) => key.kid),
    compromised_since: name.orNull(({ key }) => key.compromisedSince),
  },
});
