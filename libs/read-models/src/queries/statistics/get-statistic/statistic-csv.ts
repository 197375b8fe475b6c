import { FIGURES, type Grouping, type Measures } from '#kafila/domain';
import { csvOf } from '../../answers/csv.js';
import { type StatisticRow } from '../figures/statistic.js';

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
