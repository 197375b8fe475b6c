import { type RateTable } from '#kafila/domain';
import { type TSchema } from '@sinclair/typebox';
import { type Database } from '../../database/schema.js';
import { type FilterField, type StatisticFilter } from './filter.js';
import { type GroupKey, type Grouping } from './grouping.js';
import { type Measures, type MeasureValue } from './measure.js';

/** The figures of one group. */
export interface StatisticRow {
  readonly key: GroupKey;
  readonly measured: Readonly<Record<string, MeasureValue>>;
}

/** What was found, and what was left out of it: how many of each kind. */
export interface StatisticFound {
  readonly rows: readonly StatisticRow[];
  readonly leftOut: Readonly<Record<string, unknown>>;
}

/** One statistic that can be asked for. */
export interface Statistic {
  /** The last part of its path. */
  readonly name: string;
  readonly summary: string;
  /** The time of a sample, by which they are filtered and grouped into months. */
  readonly time: string;
  readonly groupings: readonly Grouping[];
  readonly filters: readonly FilterField[];
  /** Whether a corridor is one through the place of the sample; else it is the one that the convoy was planned along. */
  readonly placesOfCorridor: boolean;
  readonly measures: Measures;
  readonly leftOut: Readonly<Record<string, TSchema>>;
  read(db: Database, filter: StatisticFilter, rates: RateTable): Promise<StatisticFound>;
}
