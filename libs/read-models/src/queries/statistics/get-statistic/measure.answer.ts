import { FIGURES, type Measure } from '#kafila/domain';
import { Describe, type MemberDecorator, Nullable, Open } from '#kafila/platform';
import { applyDecorators, type Type } from '@nestjs/common';
import { IsNumber } from 'class-validator';
import { IsCount } from '../../members.js';

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

/** How the figures of each kind of measure look in the API. */
export const MEASURES: Readonly<Record<Measure['kind'], Type>> = {
  summary: figuresOf('Summary', 'summary'),
  ratio: figuresOf('Ratio', 'ratio'),
  total: figuresOf('Total', 'total'),
};

function figuresOf(name: string, kind: Measure['kind']): Type {
  class Figures {
    readonly n!: number;
  }
  for (const figure of FIGURES[kind]) figureOf(figure)(Figures.prototype, figure);
  Open({ name })(Figures);
  return Figures;
}

function figureOf(figure: string): MemberDecorator {
  if (figure === 'n') return IsCount('How many samples.', 42);
  const means = `${FIGURE_MEANS[figure] ?? ''} Null without a sample.`;
  return applyDecorators(Nullable(), IsNumber(), Describe(means));
}
