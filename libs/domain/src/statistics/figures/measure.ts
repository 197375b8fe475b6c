import { type Summary } from './summary.js';

/** Units, and how many of the smaller units of samples make one: sums of whole numbers are exact. */
export const UNITS = {
  hours: 3_600_000,
  days: 86_400_000,
  usd: 1_000_000,
  tonnes: 1_000_000,
  km: 1000,
  kmh: 1,
  share: 1,
  count: 1,
} as const satisfies Readonly<Record<string, number>>;
export type FigureUnit = keyof typeof UNITS;

/** One figure of a statistic. `ratio`: the share of samples of which it holds, or a ratio of two sums; `total`: a sum. */
export interface Measure {
  readonly kind: 'summary' | 'ratio' | 'total';
  readonly unit: FigureUnit;
  readonly meaning: string;
}

export type Measures = Readonly<Record<string, Measure>>;

/** Null where there is no sample. */
export interface Ratio {
  readonly n: number;
  readonly ratio: number | null;
}

export interface Total {
  readonly n: number;
  readonly total: number | null;
}

interface ValueOfKind {
  readonly summary: Summary;
  readonly ratio: Ratio;
  readonly total: Total;
}
export type MeasureValue = ValueOfKind[Measure['kind']];

export type Measured<Of extends Measures> = {
  readonly [Name in keyof Of]: ValueOfKind[Of[Name]['kind']];
};

export const FIGURES: { readonly [Kind in Measure['kind']]: readonly (keyof ValueOfKind[Kind])[] } = {
  summary: ['n', 'mean', 'median', 'p10', 'p90', 'min', 'max', 'trimmedMean'],
  ratio: ['n', 'ratio'],
  total: ['n', 'total'],
};

/** Of yes and no; what is not known is left out before. */
export function shareOf(answers: readonly boolean[]): Ratio {
  const yes = answers.filter(Boolean).length;
  return { n: answers.length, ratio: answers.length === 0 ? null : yes / answers.length };
}

/** @param scale what one sample counts in: sums of whole numbers are exact */
export function totalOf(whole: readonly number[], scale: number): Total {
  const sum = whole.reduce((all, one) => all + one, 0);
  return { n: whole.length, total: whole.length === 0 ? null : sum / scale };
}
