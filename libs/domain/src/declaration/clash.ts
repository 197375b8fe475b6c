import { type Step } from './declaration.state.js';

/** Two steps that cannot both be right. */
export interface Clash {
  /** Told first, in the order of occurrence. */
  readonly standing: Step;
  readonly fallen: Step;
}
