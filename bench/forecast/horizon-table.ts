import { type ForecastBasis } from '#kafila/domain';
import { type FiguresTable } from '../scenario.js';

/** One forecast held against the truth. Errors are hours, positive where it was too late; null: it had no answer. */
export interface Forecasted {
  readonly isDestination: boolean;
  readonly basis: ForecastBasis | null;
  /** How far ahead the arrival truly was. */
  readonly hoursAhead: number;
  readonly kafila: number;
  readonly isInRange: boolean;
  readonly plan: number | null;
  readonly averageSpeed: number | null;
}

/** How far ahead the arrival truly was, in days: up to so many. */
const HORIZONS = [0.25, 0.5, 1, 2, 4, 7, 14, Infinity];

const HEAD = [
  'days ahead',
  'forecasts',
  ...['mean', 'median', 'in range', 'too late by'].map((text) => `Kafila: ${text}`),
  ...['mean', 'median'].map((text) => `plan: ${text}`),
  ...['mean', 'median'].map((text) => `average speed: ${text}`),
];

/** Mean and median of absolute errors by how far ahead the arrival was, of all that is known of each forecast. */
export function horizonTable(title: string, forecasted: readonly Forecasted[]): FiguresTable {
  const rows = HORIZONS.map((until, i) => {
    const from = HORIZONS[i - 1] ?? 0;
    const within = forecasted.filter(({ hoursAhead: h }) => h > from * 24 && h <= until * 24);
    return [until === Infinity ? `over ${from}` : `${from} - ${until}`, ...cellsOf(within)];
  });
  return { title, head: HEAD, rows: [...rows, ['all', ...cellsOf(forecasted)]] };
}

/** Whether ours errs less than each naive one, of those that it can tell too. */
export function isBest(forecasted: readonly Forecasted[]): boolean {
  return (['plan', 'averageSpeed'] as const).every((naive) => {
    const both = forecasted.filter((one) => one[naive] !== null);
    const [ours, theirs] = [
      meanSize(both.map(({ kafila }) => kafila)),
      meanSize(both.map((one) => one[naive] ?? 0)),
    ];
    return ours !== undefined && theirs !== undefined && ours < theirs;
  });
}

function meanSize(errors: readonly number[]): number | undefined {
  return meanOf(errors.map(Math.abs));
}

function cellsOf(forecasted: readonly Forecasted[]): readonly string[] {
  const kafila = forecasted.map((one) => one.kafila);
  const inRange = forecasted.filter(({ isInRange }) => isInRange).length / forecasted.length;
  return [
    forecasted.length.toLocaleString('en'),
    ...meanAndMedian(kafila),
    Number.isNaN(inRange) ? '-' : `${(100 * inRange).toFixed(0)}%`,
    hours(meanOf(kafila)),
    ...meanAndMedian(forecasted.flatMap(({ plan }) => plan ?? [])),
    ...meanAndMedian(forecasted.flatMap(({ averageSpeed }) => averageSpeed ?? [])),
  ];
}

function meanAndMedian(errors: readonly number[]): readonly [string, string] {
  const sizes = errors.map(Math.abs).sort((a, b) => a - b);
  return [hours(meanOf(sizes)), hours(sizes[Math.floor(sizes.length / 2)])];
}

function meanOf(figures: readonly number[]): number | undefined {
  return figures.length === 0 ? undefined : figures.reduce((sum, one) => sum + one, 0) / figures.length;
}

function hours(figure: number | undefined): string {
  return figure === undefined ? '-' : figure.toFixed(1);
}
