import { type ColumnType } from 'kysely';

/** A value of a column. `bigint` for BIGINT, `number` for INTEGER, text for everything else. */
export type Cell = string | number | bigint | null;

/**
 * `name`: text that may be a key or indexed, so it must stay short. `text`: text of any length. `json`: what
 * `JSON.stringify` gave. `integer`: fits 32 bits. `bigint`: fits 64 bits.
 */
export type ColumnKind = 'name' | 'text' | 'json' | 'integer' | 'bigint';

interface ValueOfKind {
  readonly name: string;
  readonly text: string;
  readonly json: string;
  readonly integer: number;
  readonly bigint: bigint;
}

/** A column of a table whose rows are made of a `Source`: what it holds, and how it is filled. */
export interface Column<
  in Source = never,
  Kind extends ColumnKind = ColumnKind,
  Nullable extends boolean = boolean,
> {
  readonly kind: Kind;
  readonly nullable: Nullable;
  readonly fill: (source: Source) => ValueOfKind[Kind] | (Nullable extends true ? null : never);
}

/** Makes a column. `orNull`: one whose value may be unknown. */
export interface ColumnMaker<Source, Kind extends ColumnKind> {
  (fill: (source: Source) => ValueOfKind[Kind]): Column<Source, Kind, false>;
  orNull(fill: (source: Source) => ValueOfKind[Kind] | null): Column<Source, Kind, true>;
}

/** The columns that a table may have whose rows are made of a `Source`, see `ColumnKind`. */
export function columnsFrom<Source>(): {
  readonly [Kind in ColumnKind]: ColumnMaker<Source, Kind>;
} {
  return {
    name: makerOf('name'),
    text: makerOf('text'),
    json: makerOf('json'),
    integer: makerOf('integer'),
    bigint: makerOf('bigint'),
  };
}

function makerOf<Source, Kind extends ColumnKind>(kind: Kind): ColumnMaker<Source, Kind> {
  return Object.assign(
    (fill: Column<Source, Kind, false>['fill']) => ({ kind, nullable: false as const, fill }),
    { orNull: (fill: Column<Source, Kind, true>['fill']) => ({ kind, nullable: true as const, fill }) },
  );
}

/**
 * A BIGINT column. It is always read through `asText`: SQLite would give a number and round it beyond 2^53, PostgreSQL
 * gives text. It is compared and ordered as it is.
 */
export type BigInteger = ColumnType<never, bigint, bigint>;
export type BigIntegerOrNull = ColumnType<never, bigint | null, bigint | null>;

/** What is written to a column. */
export type ValueOf<C> = C extends { readonly fill: (source: never) => infer Value } ? Value : never;

/** A column as Kysely knows it. */
export type KyselyColumn<C> =
  C extends Column<never, 'bigint', infer Nullable>
    ? Nullable extends true
      ? BigIntegerOrNull
      : BigInteger
    : ValueOf<C>;
