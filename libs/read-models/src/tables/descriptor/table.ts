import { type Cell, type Column, type ColumnKind, type KyselyColumn, type ValueOf } from './column.js';

/** The columns of a table by name, in their order. The first one says which stream the row belongs to. */
export type Columns = Readonly<Record<string, Column>>;

/** A column as the runner works with it, whatever it is filled from. */
export interface RowColumn {
  readonly name: string;
  readonly kind: ColumnKind;
  readonly nullable: boolean;
  /** @param source what the rows of the table are made of */
  readonly fill: (source: unknown) => Cell;
}

/**
 * A table that a projection fills: everything that is known of it. From here follow the row type of queries, the statement
 * that creates it, and its rows. Its rows belong to one stream each.
 */
export interface RowTable<Name extends string = string, Named = unknown> {
  readonly name: Name;
  /**
   * The prefix of the streams whose rows it holds: the first column says what follows it. Null where streams of several
   * kinds have rows here: the first column is the whole name of the stream, as ids of two kinds may be the same text.
   */
  readonly prefix: string | null;
  /** How many of the columns, from the first one on, are the key. */
  readonly keyColumns: number;
  /** `short` rows are kept in the order of the key, without a second copy of it. */
  readonly rows: 'short' | 'long';
  /** The version of the projection that fills it as it is described here, where that is newer than the projection's own. */
  readonly since?: number;
  readonly columns: readonly [RowColumn, ...RowColumn[]];
  /** The same columns by name, with their types. */
  readonly named: Named;
}

/** What the rows of a table are made of. */
export type SourceOf<T extends RowTable> = T['named'][keyof T['named']] extends {
  readonly fill: (source: infer Source) => unknown;
}
  ? Source
  : never;

/** A row as it is written. */
export type RowOf<T extends RowTable> = { readonly [Name in keyof T['named']]: ValueOf<T['named'][Name]> };

/** A table as Kysely knows it. */
export type KyselyTable<T extends RowTable> = { [Name in keyof T['named']]: KyselyColumn<T['named'][Name]> };

/** Instants are RFC 3339 in UTC; 1 stands for true; JSON is text. `_ms` are milliseconds, `_m` metres, `_g` grams. */
export function defineTable<const Name extends string, Named extends Columns>({
  columns,
  ...table
}: Omit<RowTable<Name>, 'columns' | 'named'> & { readonly columns: Named }): RowTable<Name, Named> {
  const [first, ...others] = Object.entries(columns).map(([name, { kind, nullable, fill }]): RowColumn => ({
    name,
    kind,
    nullable,
    fill: fill as RowColumn['fill'],
  }));
  if (!first) throw new Error(`The table ${table.name} has no columns.`);
  return { ...table, columns: [first, ...others], named: columns };
}

/** What the first column of a table says for the rows of a stream; undefined where it has none there. */
export function ownerIn({ prefix }: RowTable, stream: string): string | undefined {
  if (prefix === null) return stream;
  return stream.startsWith(prefix) ? stream.slice(prefix.length) : undefined;
}

/** The columns of the key. */
export function keyOfTable({ columns, keyColumns }: RowTable): readonly RowColumn[] {
  return columns.slice(0, keyColumns);
}

/** A row by the names of its columns. @param cells in the order of the columns */
export function rowOf<T extends RowTable>({ columns }: T, cells: readonly Cell[]): RowOf<T> {
  return Object.fromEntries(columns.map(({ name }, i) => [name, cells[i] ?? null])) as RowOf<T>;
}
