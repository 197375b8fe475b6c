import { type Step } from './declaration.state.js';

/** Two steps that cannot both be right. */
export interface Contradiction {
  /** The one that counts: the first in the order of occurrence. */
  readonly kept: Step;
  readonly rejected: Step;
}
