import Table from 'cli-table3';
import { type StatisticRow } from './read-statistics.js';
import { DASH, oneDecimal, PLAIN } from './tables.js';

/** One line per side of a border and direction, as GET /v1/statistics/border-crossings gives it. */
export function borderTable(rows: readonly StatisticRow[]): string {
  const table = new Table({
    ...PLAIN,
    head: ['border side', 'direction', 'n', 'median', 'mean', 'p90', 'waiting', 'customs', 'other', 'paid'],
    colAligns: ['left', 'left', ...right(8)],
  });
  for (const row of rows) {
    const { key, tfi1Hours } = row;
    table.push([
      key['place'] ?? DASH,
      key['direction'] ?? DASH,
      tfi1Hours?.['n'] ?? 0,
      ...['median', 'mean', 'p90'].map((figure) => shown(row, 'tfi1Hours', figure)),
      ...['waitingHours', 'customsHours', 'otherHours'].map((measure) => shown(row, measure, 'median')),
      shown(row, 'tfi2Usd', 'mean'),
    ]);
  }
  return table.toString();
}

/** One line per corridor or country, as GET /v1/statistics/corridors gives it. */
export function speedTable(by: 'corridor' | 'country', rows: readonly StatisticRow[]): string {
  const table = new Table({
    ...PLAIN,
    head: [by, 'n', 'km', 'hours', 'moving', 'SWOD', 'SWD', 'pooled', ...(by === 'corridor' ? ['TFI3'] : [])],
    colAligns: ['left', ...right(8)],
  });
  for (const row of rows) {
    table.push([
      row.key[by] ?? DASH,
      row['tripHours']?.['n'] ?? 0,
      shown(row, 'distanceKm', 'median'),
      shown(row, 'tripHours', 'median'),
      shown(row, 'movingHours', 'median'),
      shown(row, 'swodKmh', 'mean'),
      shown(row, 'swdKmh', 'mean'),
      shown(row, 'swdKmhPooled', 'ratio'),
      ...(by === 'corridor' ? [shown(row, 'tfi3Usd', 'mean')] : []),
    ]);
  }
  return table.toString();
}

function shown(row: StatisticRow, measure: string, figure: string): string {
  return oneDecimal(row[measure]?.[figure] ?? null);
}

function right(columns: number): 'right'[] {
  return Array.from({ length: columns }, () => 'right');
}
