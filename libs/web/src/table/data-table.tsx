import { type ReactElement, type ReactNode } from 'react';
import { useWords } from '../words/words.js';
import { csvOf, saveText } from './csv.js';
import { type Sortable, sorted, type Sorting } from './sorting.js';
import { TABLE } from './table.words.js';
import './table.css';

export interface Column<Row> {
  readonly id: string;
  readonly head: string;
  readonly cell: (row: Row) => ReactNode;
  /** What it is sorted by, and what CSV has. */
  readonly value: (row: Row) => Sortable;
  readonly isNumber?: boolean;
}

export interface DataTableProps<Row> {
  readonly caption: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly keyOf: (row: Row) => string;
  readonly sorting?: Sorting | undefined;
  readonly onSort: (sorting: Sorting) => void;
  /** The name of the file, without its ending. */
  readonly file: string;
  readonly rowClass?: (row: Row) => string | undefined;
  readonly most?: number;
  readonly onMore?: () => void;
}

/** A native table: sorted by its heads, CSV of exactly what is shown. */
export function DataTable<Row>(props: DataTableProps<Row>): ReactElement {
  const { caption, columns, rows, keyOf, sorting, onSort, file, rowClass, most = Infinity, onMore } = props;
  const say = useWords(TABLE);
  const by = columns.find(({ id }) => id === sorting?.by);
  const inOrder = by ? sorted(rows, by.value, sorting?.descending ?? false) : rows;
  const shown = inOrder.slice(0, most);
  const save = (): void => {
    const cells = inOrder.map((row) => columns.map(({ value }) => value(row)));
    saveText(
      `${file}.csv`,
      'text/csv',
      csvOf(
        columns.map(({ id }) => id),
        cells,
      ),
    );
  };
  return (
    <div className="table">
      <div className="above">
        <span>{say('rows', { count: rows.length })}</span>
        <button type="button" onClick={save} disabled={rows.length === 0}>
          CSV
        </button>
      </div>
      <div className="scroll" tabIndex={0} role="region" aria-label={caption}>
        <table>
          <caption className="sr-only">{caption}</caption>
          <thead>
            <tr>
              {columns.map((column) => (
                <Head key={column.id} column={column} sorting={sorting} onSort={onSort} />
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((row) => (
              <tr key={keyOf(row)} className={rowClass?.(row)}>
                {columns.map(({ id, cell, isNumber }) => (
                  <td key={id} className={isNumber === true ? 'number' : undefined}>
                    {cell(row)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {shown.length < rows.length && (
        <button type="button" onClick={onMore}>
          {say('more', { count: rows.length - shown.length })}
        </button>
      )}
    </div>
  );
}

function Head<Row>({
  column,
  sorting,
  onSort,
}: { readonly column: Column<Row> } & Pick<DataTableProps<Row>, 'sorting' | 'onSort'>): ReactElement {
  const { id, head, isNumber } = column;
  const isBy = sorting?.by === id;
  const direction = isBy ? (sorting.descending ? 'descending' : 'ascending') : undefined;
  return (
    <th scope="col" className={isNumber === true ? 'number' : undefined} aria-sort={direction}>
      <button
        type="button"
        onClick={() => {
          onSort({ by: id, descending: isBy && !sorting.descending });
        }}
      >
        {head}
        <span aria-hidden="true">
          {direction === undefined ? '' : direction === 'ascending' ? ' ▲' : ' ▼'}
        </span>
      </button>
    </th>
  );
}
