import { type JsonObject } from '#kafila/domain';
import { type RawContent } from '../leaf/leaf.js';

/** Version of the format of bundle files. Files of format 1 have no signers; they still verify. */
export const BUNDLE_FORMAT = 2;

/** A bundle file, the digest over itself among its members: docs/audit/bundle.md. */
export interface Bundle {
  /** Version of this format. */
  readonly bundle: number;
  /** The newest format of leaves that it needs. */
  readonly leafFormat: number;
  /** Name and version of the fold that made the states. */
  readonly foldedBy: string;
  readonly convoyId: string;
  /** The signed checkpoint to which all proofs lead. */
  readonly checkpoint: string;
  readonly streams: readonly BundledStream[];
  /** The streams of the units whose reports are among the events, as far as there are any: which keys they had. */
  readonly signers?: readonly BundledSigner[];
  readonly sha256: string;
}

/** The stream of a unit. */
export interface BundledSigner {
  readonly stream: string;
  readonly events: readonly BundledEvent[];
}

export interface BundledStream extends BundledSigner {
  /** What the events fold to; null where they cannot be digested. */
  readonly state: JsonObject | null;
}

/** Those of the convoy, then those of the units. */
export function allStreamsOf({ streams, signers = [] }: Bundle): readonly BundledSigner[] {
  return [...streams, ...signers];
}

export interface BundledEvent {
  readonly revision: number;
  readonly id: string;
  readonly type: string;
  readonly recordedAt: string;
  readonly data: JsonObject;
  readonly metadata: JsonObject;
  /** Of an event that holds no JSON: see docs/audit/leaf-format.md, format 2. */
  readonly raw?: RawContent;
  /** Its place in the log. */
  readonly leaf: number;
  /** From its leaf to the root of the checkpoint: SHA-256 in base64. */
  readonly proof: readonly string[];
}
