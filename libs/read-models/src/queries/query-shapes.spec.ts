import { timesTried } from '#kafila/domain/testing';
import { sameVerdicts, shapesTakenBy } from '#kafila/platform/testing';
import { describe, expect, it } from '@jest/globals';
import { CONTROLLERS } from './controllers.js';
import { ASKED_STATISTICS } from './statistics/get-statistic/get-statistic.controller.js';

const SHAPES = [
  ...shapesTakenBy(CONTROLLERS),
  ...ASKED_STATISTICS.map(({ statistic, parameters }) => [statistic.name, parameters] as const),
];

describe('the compiled check of a query and class-validator itself', () => {
  it.each(SHAPES)('%s: come to the same verdict on any parameters', (_, shape) => {
    expect(sameVerdicts(shape, timesTried(20, 100))).toBeGreaterThan(0);
  });

  it('are held together for every read that takes parameters', () => {
    // Rates take a body of another form, and no parameters.
    const without = CONTROLLERS.length - SHAPES.length;
    expect(without).toBe(2);
  });
});
