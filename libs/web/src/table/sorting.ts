/** What a table is sorted by: a column, and whether the greatest stands first. */
export interface Sorting {
  readonly by: string;
  readonly descending: boolean;
}

export type Sortable = string | number | null | undefined;

/** Sorts rows by a column. What is not known stands last in both directions; equal rows stay as they were. */
export function sorted<Row>(
  rows: readonly Row[],
  valueOf: (row: Row) => Sortable,
  descending: boolean,
): readonly Row[] {
  const sign = descending ? -1 : 1;
  return rows
    .map((row, at) => ({ row, at, value: valueOf(row) ?? undefined }))
    .sort((a, b) => {
      if (a.value === undefined || b.value === undefined) {
        return Number(a.value === undefined) - Number(b.value === undefined) || a.at - b.at;
      }
      const order =
        typeof a.value === 'number' && typeof b.value === 'number'
          ? a.value - b.value
          : String(a.value).localeCompare(String(b.value), 'en', { numeric: true });
      return sign * order || a.at - b.at;
    })
    .map(({ row }) => row);
}

/** `plannedDeparture`, or `-plannedDeparture` for the greatest first: as it stands in an address. */
export function sortingOf(text: unknown): Sorting | undefined {
  const [, minus, by] = /^(-?)([A-Za-z]+)$/.exec(typeof text === 'string' ? text : '') ?? [];
  return by === undefined ? undefined : { by, descending: minus === '-' };
}
