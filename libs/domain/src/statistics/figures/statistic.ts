import { type Measures } from './measure.js';

/** What samples may be grouped by. A month is that of UTC, `2026-03`. */
export const GROUPINGS = ['place', 'direction', 'country', 'corridor', 'regime', 'month'] as const;
export type Grouping = (typeof GROUPINGS)[number];

/** What belongs to the period and counts in no, or not in every, figure. */
export interface LeftOut {
  readonly meaning: string;
  readonly example: number;
}

export interface StatisticDeclaration {
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
