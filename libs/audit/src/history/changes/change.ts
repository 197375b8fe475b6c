import { type MovedFigure } from '../figures/figure.js';
import { type ShownEvent } from '../fold/recorded-history.js';
import { type IrregularityTurns } from '../irregularity-turns.js';
import { type Reattribution } from './attributions.js';
import { type Correction } from './correction.js';

export const CHANGE_KINDS = ['late', 'retraction', 'replacement', 'late-decision', 're-attributed'] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];

/** Something that was changed after the fact. */
export interface ChangeAfterTheFact {
  readonly event: ShownEvent;
  readonly kinds: readonly ChangeKind[];
  readonly words: string;
  /** On a retraction. */
  readonly correction: Correction | null;
  /** On a report that is told instead of another: the id of that one. */
  readonly replaces: string | null;
  /** Reports told before that count for other vehicles since. */
  readonly reattributed: readonly Reattribution[];
  /** The published figures that it moved. */
  readonly figures: readonly MovedFigure[];
  readonly irregularities: IrregularityTurns;
  /** Why its stream could not be folded with it: it has moved nothing. */
  readonly undigested: string | null;
}
