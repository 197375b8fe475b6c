import { type KeyEvent, readKeyEvent, UNIT_PREFIX } from '#kafila/domain';
import { type StreamKind } from '../../runner/projection/projection.js';
import { filling, fillTables } from '../../tables/descriptor/filled-rows.js';
import { keyEventTable, type KeyEventInStream } from '../../tables/streams/key-event.table.js';

/** An event of a unit: what it says of a key; undefined where it is about something else. */
interface OfUnit {
  readonly key: KeyEvent | undefined;
}

const fillings = [filling(keyEventTable, (keys: readonly KeyEventInStream[]) => keys)];

/** Units: of these streams only the keys matter here that sign reports. */
export const units: StreamKind<OfUnit, readonly KeyEvent[]> = {
  prefix: UNIT_PREFIX,
  tables: [keyEventTable],
  read: (event) => ({ key: readKeyEvent(event) }),
  fold: keysOf,
  extend: (fold, events) => [...fold, ...keysOf(events)],
  takenBack: () => new Set(),
  rows: ({ stream }, fold) =>
    fillTables(
      fillings,
      fold.map((key) => ({ stream, key })),
    ),
};

function keysOf(history: readonly OfUnit[]): readonly KeyEvent[] {
  return history.flatMap(({ key }) => key ?? []);
}
