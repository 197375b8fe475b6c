import { type JsonObject } from '#kafila/domain';
import { type RawContent } from '../leaf/leaf.js';

/** Version of the format of bundle files. */
export const BUNDLE_FORMAT = 1;

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
  readonly sha256: string;
}

export interface BundledStream {
  readonly stream: string;
  readonly events: readonly BundledEvent[];
  /** What the events fold to; null where they cannot be digested. */
  readonly state: JsonObject | null;
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
