import { type STATISTICS } from '#kafila/domain';
import { describe, expect, it } from '@jest/globals';
import { type StatisticFound } from './statistic.js';

type Found = StatisticFound<(typeof STATISTICS)['tir']>;
const EMPTY = {
  n: 0,
  mean: null,
  median: null,
  p10: null,
  p90: null,
  min: null,
  max: null,
  trimmedMean: null,
};

describe('what a query finds for a statistic', () => {
  it('has every measure that the domain declares, of its kind, and everything that is left out', () => {
    const measured = {
      nextStartHours: EMPTY,
      dischargeDays: EMPTY,
      withReservation: { n: 0, ratio: null },
      sealBreaches: { n: 0, total: null },
    };
    const found: Found = { rows: [{ key: {}, measured }], leftOut: { notDischarged: 0 } };
    expect(found.rows).toHaveLength(1);
    const { sealBreaches, ...others } = measured;
    // @ts-expect-error sealBreaches is missing
    const missing: Found['rows'] = [{ key: {}, measured: others }];
    // @ts-expect-error sealBreaches is a total
    const ofOtherKind: Found['rows'] = [{ key: {}, measured: { ...others, sealBreaches: EMPTY } }];
    // @ts-expect-error notDischarged is missing
    const notCounted: Found['leftOut'] = {};
    expect([sealBreaches, missing, ofOtherKind, notCounted]).toHaveLength(4);
  });
});
