import { type Summary } from '#kafila/domain';
import { type TObject, Type } from '@sinclair/typebox';
import { orNull } from '../shapes.js';

/** A share of samples, or a ratio of two sums over them. Null where there is no sample. */
export interface Ratio {
  readonly n: number;
  readonly ratio: number | null;
}

/** A sum over samples. Null where there is no sample. */
export interface Total {
  readonly n: number;
  readonly total: number | null;
}

export type MeasureValue = Summary | Ratio | Total;

/** What a statistic measures, by name; the name ends in the unit. */
export type Measures = Readonly<Record<string, Measure>>;
export interface Measure {
  readonly kind: 'summary' | 'ratio' | 'total';
  readonly meaning: string;
}

/** Which figures a measure of each kind has, in the order of a table. */
export const FIGURES: Readonly<Record<Measure['kind'], readonly string[]>> = {
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

const FIGURE_MEANS: Readonly<Record<string, string>> = {
  mean: 'Arithmetic mean.',
  median: 'Half of the samples are below it.',
  p10: 'One in ten is below it; between two ranks by linear interpolation (type 7 of Hyndman and Fan).',
  p90: 'Nine in ten are below it.',
  min: 'The least.',
  max: 'The greatest.',
  trimmedMean: '95%: sorted, floor(n * 0.025) dropped at each end, the mean of the rest.',
  ratio: 'Of two sums, or the share of samples of which it holds.',
  total: 'The sum of the samples.',
};

const NUMBER_OF_SAMPLES = Type.Integer({ description: 'How many samples.', examples: [42] });

/** How a measure looks in the API. */
export function measureShape({ kind, meaning }: Measure): TObject {
  const figures = FIGURES[kind].map((figure) => [
    figure,
    figure === 'n'
      ? NUMBER_OF_SAMPLES
      : orNull(Type.Number({ description: `${FIGURE_MEANS[figure] ?? ''} Null without a sample.` })),
  ]);
  return Type.Object(Object.fromEntries(figures) as Record<string, never>, { description: meaning });
}
