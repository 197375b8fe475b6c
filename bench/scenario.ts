import { type Figure } from './measure/figures.js';

/** Figures that are no rates: the first column names the line. */
export interface FiguresTable {
  readonly title: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** What a scenario found. Where there is a fault, the figures count for nothing. */
export interface Findings {
  readonly figures: readonly Figure[];
  readonly tables?: readonly FiguresTable[];
  /** Wrong and missing answers, in words. */
  readonly faults: readonly string[];
  /** What was held against what it should be. */
  readonly checked: string;
}

/** Measures in a folder of its own, which is thrown away afterwards. */
export type Scenario = (folder: string) => Promise<Findings>;
