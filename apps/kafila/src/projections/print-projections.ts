import {
  type Comparison,
  type ListedGeneration,
  type ListedParked,
  type LogEntry,
  type RebuildProgress,
  type SkippedEvent,
} from '#kafila/read-models';
import Table from 'cli-table3';

/** No colours: what is printed is read in logs and documents too. */
const PLAIN = { style: { head: [], border: [], compact: true } };

type Lines = readonly string[];

/** A cell with a line end has several lines within its borders. */
function linesIn(table: Table.Table): Lines {
  return table.toString().split('\n');
}

export function listTable(listed: readonly ListedGeneration[]): Lines {
  if (listed.length === 0) return ['There are no rows yet: nothing was projected.'];
  const table = new Table({
    ...PLAIN,
    head: [
      ...['projection', 'rows', 'version', 'position', 'head', lagHeading(listed)],
      ...['parked', 'digest', 'works on it'],
    ],
    colAligns: ['left', 'left', 'right', 'right', 'right', 'right', 'right', 'left', 'left'],
  });
  for (const row of listed) {
    const { name, generation, version, position, head, parked, rowsDigest, lockedBy } = row;
    const lag = 'lagEvents' in row ? row.lagEvents : row.lagBytes;
    table.push([
      ...[name, generation, version, String(position), String(head), String(lag), parked],
      ...[rowsDigest, lockedBy ?? 'nobody'],
    ]);
  }
  return linesIn(table);
}

/** All rows follow one store. */
function lagHeading([row]: readonly ListedGeneration[]): string {
  return row && 'lagBytes' in row ? 'lag (bytes)' : 'lag (events)';
}

/** Tables that differ, and examples of rows. */
export function comparisonText(name: string, compared: Comparison): Lines {
  const { with: rows, live, other, leftOut, tables, examples } = compared;
  const table = new Table({
    ...PLAIN,
    head: ['table', 'same', 'changed', 'only live', `only ${rows}`],
    colAligns: ['left', 'right', 'right', 'right', 'right'],
  });
  for (const { table: of, same, changed, onlyLive, onlyOther } of tables) {
    table.push([of, same, changed, onlyLive, onlyOther]);
  }
  return [
    `${name}: the live rows (version ${live.version}, position ${live.position}) and the ${rows} ones (version ${other.version}, position ${other.position})`,
    ...linesIn(table),
    ...(leftOut === 0
      ? []
      : [
          `Left out: ${leftOut} ${leftOut === 1 ? 'stream' : 'streams'} with events between the two positions.`,
        ]),
    ...examples.map(({ table: of, of: owner, key, live: a, other: b }) => {
      return `${of} of ${owner} (${key.join(', ')}): live ${JSON.stringify(a)}, ${rows} ${JSON.stringify(b)}`;
    }),
    sameRows(compared) ? 'They are the same.' : 'They differ.',
  ];
}

/** Whether all rows that were compared are the same. */
export function sameRows({ tables, digestsEqual }: Comparison): boolean {
  return (
    digestsEqual !== false &&
    tables.every(({ changed, onlyLive, onlyOther }) => changed + onlyLive + onlyOther === 0)
  );
}

export function parkedTable(name: string, parked: readonly ListedParked[]): Lines {
  if (parked.length === 0) return [`No stream of ${name} is parked.`];
  const table = new Table({
    ...PLAIN,
    head: ['stream', 'since position', 'revision', 'parked at', 'reason'],
    colAligns: ['left', 'right', 'right', 'left', 'left'],
  });
  for (const { stream, position, revision, parkedAt, reason } of parked) {
    table.push([stream, String(position), revision, parkedAt, reason]);
  }
  return linesIn(table);
}

export function skippedTable(name: string, skipped: readonly SkippedEvent[]): Lines {
  if (skipped.length === 0) return [`No event of ${name} is left out.`];
  const table = new Table({
    ...PLAIN,
    head: ['stream', 'position', 'revision', 'event', 'left out at', 'by', 'reason'],
    colAligns: ['left', 'right', 'right', 'left', 'left', 'left', 'left'],
  });
  for (const { stream, position, revision, eventId, skippedAt, by, reason } of skipped) {
    table.push([stream, String(position), revision, eventId, skippedAt, by, reason]);
  }
  return linesIn(table);
}

export function logTable(name: string, entries: readonly LogEntry[]): Lines {
  if (entries.length === 0) return [`Nothing was done to ${name} yet.`];
  const table = new Table({
    ...PLAIN,
    head: ['at', 'what', 'by', 'stream', 'position', 'detail'],
    colAligns: ['left', 'left', 'left', 'left', 'right', 'left'],
  });
  for (const { at, what, by, stream, position, detail } of entries) {
    table.push([at, what, by, stream ?? '', position === null ? '' : String(position), detail]);
  }
  return linesIn(table);
}

/** How far a rebuild is, in a few words. */
export function wordsOf({ percent, events, eventsPerSecond, secondsLeft }: RebuildProgress): string {
  return [
    `${Math.floor(percent)}%`,
    `${events} events`,
    `${Math.round(eventsPerSecond)} events/s`,
    ...(secondsLeft === null ? [] : [`${Math.ceil(secondsLeft)} s left`]),
  ].join(', ');
}
