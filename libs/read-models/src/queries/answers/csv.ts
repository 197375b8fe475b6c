import { FIGURES, type Grouping, type Measures } from '#kafila/domain';
import { preferredType } from '#kafila/platform';
import { type StatisticRow } from '../statistics/statistic.js';

export const CSV = 'text/csv; charset=utf-8';

/** What a spreadsheet takes for the beginning of a formula (OWASP, CSV injection). */
const FORMULA = /^[=+\-@\t\r]/;

/**
 * Lines as RFC 4180 has them: CRLF behind each, quotes where a field needs them. Text that a spreadsheet would take for a
 * formula gets an apostrophe before it, so that it stays text; numbers are left as they are.
 */
export function csvOf(lines: readonly (readonly (string | number | null)[])[]): string {
  return lines.map((fields) => `${fields.map(fieldOf).join(',')}\r\n`).join('');
}

function fieldOf(value: string | number | null): string {
  if (value === null) return '';
  const text = typeof value === 'string' && FORMULA.test(value) ? `'${value}` : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** A statistic as a table: groupings first, then each figure of each measure; what is not known is empty. */
export function statisticCsv(
  groupBy: readonly Grouping[],
  measures: Measures,
  rows: readonly StatisticRow[],
): string {
  const columns = Object.entries(measures).flatMap(([name, { kind }]) =>
    FIGURES[kind].map((figure) => ({ name, figure })),
  );
  const header = [...groupBy, ...columns.map(({ name, figure }) => `${name}.${figure}`)];
  return csvOf([
    header,
    ...rows.map(({ key, measured }) => [
      ...groupBy.map((grouping) => key[grouping] ?? null),
      ...columns.map(({ name, figure }) => {
        const figures: Readonly<Record<string, number | null>> = { ...measured[name] };
        return figures[figure] ?? null;
      }),
    ]),
  ]);
}

/** Whether an answer in CSV is wanted rather than one in JSON. */
export function prefersCsv(accept: string | undefined): boolean {
  return preferredType(accept, ['application/json', 'text/csv']) === 'text/csv';
}
