import { FIGURES, type Measure } from '#kafila/domain';
import { type TObject, Type } from '@sinclair/typebox';
import { orNull } from '../../shapes.js';

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
  const figures = FIGURES[kind].map((figure: string) => [
    figure,
    figure === 'n'
      ? NUMBER_OF_SAMPLES
      : orNull(Type.Number({ description: `${FIGURE_MEANS[figure] ?? ''} Null without a sample.` })),
  ]);
  return Type.Object(Object.fromEntries(figures) as Record<string, never>, { description: meaning });
}
