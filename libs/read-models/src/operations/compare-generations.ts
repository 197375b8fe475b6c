import { type EventReader } from '#kafila/event-store';
import { type Database } from '../database/schema.js';
import { type KeptCheckpoint } from '../runner/checkpoint/checkpoint.js';
import { type Generation } from '../runner/projection/generation.js';
import { type Projection } from '../runner/projection/projection.js';
import { ownerIn, type RowTable } from '../tables/descriptor/table.js';
import { type Cell } from '../tables/descriptor/column.js';
import { keyOf, sameCells } from '../runner/rows/rows.js';
import { allRows } from '../runner/rows/rows-digest.js';

/** How two generations of one table differ. */
export interface TableComparison {
  readonly table: string;
  /** Rows that are the same in both. */
  readonly same: number;
  /** Rows with the same key and other cells. */
  readonly changed: number;
  /** Rows that only the live table has. */
  readonly onlyLive: number;
  /** Rows that only the other table has. */
  readonly onlyOther: number;
}

/** One row that differs. */
export interface Difference {
  readonly table: string;
  /** The id of the convoy, carnet or declaration, or the name of the stream where the table holds several kinds. */
  readonly of: string;
  /** The key of the row. */
  readonly key: readonly string[];
  /** Cells by column, as they differ; null where there is no row. */
  readonly live: Readonly<Record<string, string | null>> | null;
  readonly other: Readonly<Record<string, string | null>> | null;
}

export interface Comparison {
  /** What the live rows were compared with. */
  readonly with: 'next' | 'old';
  readonly live: Side;
  readonly other: Side;
  /** Whether the digests are equal; null where the two stand at different positions. */
  readonly digestsEqual: boolean | null;
  readonly tables: readonly TableComparison[];
  /** Rows that differ, at most `MOST_EXAMPLES`, at most one for each owner and table. */
  readonly examples: readonly Difference[];
  /** Streams that have events between the two positions: their rows were not compared. */
  readonly leftOut: number;
}

export interface Side {
  readonly version: number;
  readonly position: bigint;
  readonly rowsDigest: string;
}

const MOST_EXAMPLES = 20;

/**
 * Compares the live rows with those of another generation, table by table in the order of keys. Rows of streams that have
 * events between the two positions are left out: they must differ.
 *
 * @param db a snapshot
 */
export async function compareGenerations(
  db: Database,
  { projection, eventStore }: { readonly projection: Projection; readonly eventStore: EventReader },
  live: KeptCheckpoint,
  other: KeptCheckpoint & { readonly generation: Exclude<Generation, 'live'> },
): Promise<Comparison> {
  const moved = await movedBetween(eventStore, projection, live.position, other.position);
  const tables: TableComparison[] = [];
  const examples: Difference[] = [];
  for (const table of projection.tables) {
    const owners = new Set([...moved].map((stream) => ownerIn(table, stream)));
    tables.push(await compareTable(db, table, other.generation, owners, examples));
  }
  return {
    with: other.generation,
    live: sideOf(live),
    other: sideOf(other),
    digestsEqual: live.position === other.position ? live.rowsDigest === other.rowsDigest : null,
    tables,
    examples,
    leftOut: moved.size,
  };
}

async function movedBetween(
  eventStore: EventReader,
  { kinds }: Projection,
  a: bigint,
  b: bigint,
): Promise<ReadonlySet<string>> {
  const [from, to] = a < b ? [a, b] : [b, a];
  const streamPrefixes = kinds.map(({ prefix }) => prefix);
  const streams = new Set<string>();
  for (let after = from; after < to;) {
    const page = await eventStore.readAll({ after, streamPrefixes });
    for (const { stream, position } of page.events) if (position <= to) streams.add(stream);
    after = page.end ? to : page.position;
  }
  return streams;
}

async function compareTable(
  db: Database,
  table: RowTable,
  generation: Generation,
  leftOut: ReadonlySet<string | undefined>,
  examples: Difference[],
): Promise<TableComparison> {
  const counts = { same: 0, changed: 0, onlyLive: 0, onlyOther: 0 };
  const shown = new Set<string>();
  for await (const [live, other] of sideBySide(db, table, generation)) {
    const row = live ?? other ?? [];
    const owner = String(row[0]);
    if (leftOut.has(owner)) continue;
    if (live && other && sameCells(live, other)) {
      counts.same += 1;
      continue;
    }
    counts[live && other ? 'changed' : live ? 'onlyLive' : 'onlyOther'] += 1;
    if (examples.length >= MOST_EXAMPLES || shown.has(owner)) continue;
    shown.add(owner);
    examples.push(differenceOf(table, owner, live, other));
  }
  return { table: table.name, ...counts };
}

type Pair = readonly [readonly Cell[] | undefined, readonly Cell[] | undefined];

/** Rows of both generations by key. */
async function* sideBySide(db: Database, table: RowTable, generation: Generation): AsyncGenerator<Pair> {
  const [lives, others] = [allRows(db, table, 'live'), allRows(db, table, generation)];
  let [live, other] = [await lives.next(), await others.next()];
  while (live.done !== true || other.done !== true) {
    const order = live.done === true ? 1 : other.done === true ? -1 : byKey(table, live.value, other.value);
    const pair: Pair = [
      order <= 0 && live.done !== true ? live.value : undefined,
      order >= 0 && other.done !== true ? other.value : undefined,
    ];
    yield pair;
    if (order <= 0) live = await lives.next();
    if (order >= 0) other = await others.next();
  }
}

/** As both databases order keys: numbers by size, text byte by byte. */
function byKey(table: RowTable, a: readonly Cell[], b: readonly Cell[]): number {
  for (let i = 0; i < table.keyColumns; i++) {
    const [x, y] = [a[i] ?? '', b[i] ?? ''];
    const order =
      typeof x === 'string' && typeof y === 'string'
        ? Buffer.from(x).compare(Buffer.from(y))
        : compareNumbers(x, y);
    if (order !== 0) return order;
  }
  return 0;
}

function compareNumbers(x: string | number | bigint, y: string | number | bigint): number {
  return x < y ? -1 : x > y ? 1 : 0;
}

function differenceOf(
  table: RowTable,
  of: string,
  live: readonly Cell[] | undefined,
  other: readonly Cell[] | undefined,
): Difference {
  const differing = table.columns.map((_, i) => live?.[i] !== other?.[i]);
  const cellsOf = (row: readonly Cell[] | undefined): Difference['live'] =>
    row === undefined
      ? null
      : Object.fromEntries(
          table.columns.flatMap(({ name }, i) => {
            const cell = row[i] ?? null;
            return differing[i] ? [[name, cell === null ? null : String(cell)]] : [];
          }),
        );
  const key = keyOf(table, live ?? other ?? []).split('\0');
  return { table: table.name, of, key, live: cellsOf(live), other: cellsOf(other) };
}

function sideOf({ version, position, rowsDigest }: KeptCheckpoint): Side {
  return { version, position, rowsDigest };
}
