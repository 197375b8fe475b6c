import { type Figure } from './measure/figures.js';

/** What a scenario found. Where there is a fault, the figures count for nothing. */
export interface Findings {
  readonly figures: readonly Figure[];
  /** Wrong and missing answers, in words. */
  readonly faults: readonly string[];
  /** What was held against what it should be. */
  readonly checked: string;
}

/** Measures in a folder of its own, which is thrown away afterwards. */
export type Scenario = (folder: string) => Promise<Findings>;
