import { type EventStorePlace } from '#kafila/event-store';
import { type Verdict } from '../verify/verdict.js';

/** What is to be verified. */
export interface VerifyTask {
  readonly eventStore: EventStorePlace;
  readonly folder: string;
  readonly keyFolder: string;
  readonly streamPrefixes: readonly string[];
  /** Checkpoints that an earlier verification found right: store and log must lead on from them. */
  readonly kept: readonly string[];
}

/** What a verification found, and the checkpoint under which it did. */
export interface Verified {
  readonly verdict: Verdict;
  /** A signed note. */
  readonly checkpoint: string;
}
