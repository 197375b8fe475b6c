import { type Measures } from './measure.js';

/**
 * What samples may be grouped by. A month is that of UTC, `2026-03`; chapters, headings and codes are those of the Harmonised System: its
 * first two digits, its first four, all that were written; a destination is a country.
 */
export const GROUPINGS = [
  ...(['place', 'direction', 'country', 'corridor', 'regime', 'month'] as const),
  ...(['hsChapter', 'hsHeading', 'hsCode', 'destination'] as const),
] as const;
export type Grouping = (typeof GROUPINGS)[number];

/** What samples may be narrowed to. `hs`: the first digits of a code of the Harmonised System. */
export type Narrowing = 'place' | 'direction' | 'country' | 'corridor' | 'regime' | 'hs' | 'destination';

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
  readonly filters: readonly Narrowing[];
  /** Whether a corridor is one through the place of the sample; else it is the one that the convoy was planned along. */
  readonly placesOfCorridor: boolean;
  /** Its samples lie ahead: without a period those of the next ten years count. */
  readonly ahead?: true;
  readonly measures: Measures;
  readonly leftOut: Readonly<Record<string, LeftOut>>;
}
