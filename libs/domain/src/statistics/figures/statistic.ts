import { type Measures } from './measure.js';

/** What samples may be grouped by. A month is that of UTC, `2026-03`. */
export const GROUPINGS = ['place', 'direction', 'country', 'corridor', 'regime', 'month'] as const;
export type Grouping = (typeof GROUPINGS)[number];

/** What belongs to the period and counts in no, or not in every, figure. */
export interface LeftOut {
  readonly meaning: string;
  /** How many there might be, for the description of the API. */
  readonly example: number;
}

/** A statistic as it is declared. Its table, its query and its answer follow from this. */
export interface StatisticDeclaration {
  /** The last part of its path. */
  readonly name: string;
  readonly summary: string;
  /** The time of a sample, by which they are filtered and grouped into months. */
  readonly time: string;
  readonly groupings: readonly Grouping[];
  readonly filters: readonly Exclude<Grouping, 'month'>[];
  /** Whether a corridor is one through the place of the sample; else it is the one that the convoy was planned along. */
  readonly placesOfCorridor: boolean;
  readonly measures: Measures;
  readonly leftOut: Readonly<Record<string, LeftOut>>;
}
