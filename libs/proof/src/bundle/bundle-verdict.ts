import { type Checkpoint } from '../note/checkpoint.js';
import { type Bundle } from './bundle.js';

/** Why a bundle proves nothing. */
export type BundleFaultCode =
  /** The file is no JSON, or has not the members of a bundle. */
  | 'not-a-bundle'
  /** The bundle, or its leaves, are of a newer format. */
  | 'unknown-format'
  /** The checkpoint is none, or was altered after it was signed. */
  | 'checkpoint-wrong'
  /** The checkpoint is signed by other keys than those that were given. */
  | 'unknown-key'
  /** A stream has a gap: an event between two others, or the first one, is missing. */
  | 'event-missing'
  /** An event, or its proof, was altered: the proof does not lead to the checkpoint. */
  | 'event-altered'
  /** A report was not signed as the file says, or the event does not say what was signed. */
  | 'signature-wrong'
  /** A report is signed by a key whose enrolment is not in the file. */
  | 'signer-missing'
  /** The events are proven, but they do not fold to the state that the file shows. */
  | 'state-differs'
  /** The streams are not those of the convoy that the file names. */
  | 'other-convoy'
  /** What is proven is right, but the file is not as it was written. */
  | 'file-altered';

/** What is wrong, and where. */
export interface BundleFault {
  readonly code: BundleFaultCode;
  readonly sentence: string;
  readonly stream: string | null;
  readonly revision: number | null;
}

/** What a bundle proves, in plain sentences. */
export type BundleVerdict =
  | {
      readonly outcome: 'proven';
      readonly bundle: Bundle;
      readonly checkpoint: Checkpoint;
      readonly events: number;
      /** False where another version folded the states that stand in the file: nothing is said of them. */
      readonly statesProven: boolean;
      readonly proven: readonly string[];
      readonly notProven: readonly string[];
    }
  | { readonly outcome: 'refused'; readonly fault: BundleFault };

/** Carries a fault out of whatever depth it was found in. Never leaves this folder. */
export class BundleRefused extends Error {
  override readonly name = 'BundleRefused';
  readonly fault: BundleFault;

  constructor(
    code: BundleFaultCode,
    sentence: string,
    stream: string | null = null,
    revision: number | null = null,
  ) {
    super(sentence);
    this.fault = { code, sentence, stream, revision };
  }
}
