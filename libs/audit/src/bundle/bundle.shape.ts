import { type Static, Type } from '@sinclair/typebox';
import { type JsonObject } from '#kafila/event-store';

const strict = { additionalProperties: false };
const HashText = Type.String({ pattern: '^[A-Za-z0-9+/]{43}=$', description: 'SHA-256 in base64.' });
const Count = Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER });
const AnyObject = Type.Unsafe<JsonObject>(Type.Object({}, { additionalProperties: true }));

const BundledEvent = Type.Object(
  {
    revision: Count,
    id: Type.String(),
    type: Type.String(),
    recordedAt: Type.String(),
    data: AnyObject,
    metadata: AnyObject,
    leaf: Count,
    proof: Type.Array(HashText, { maxItems: 64 }),
  },
  strict,
);

const BundledStream = Type.Object(
  {
    stream: Type.String({ minLength: 1 }),
    events: Type.Array(BundledEvent, { minItems: 1 }),
    state: Type.Union([AnyObject, Type.Null()], {
      description: 'What the events fold to; null where they cannot be digested.',
    }),
  },
  strict,
);

/** A bundle file: docs/audit/bundle.md. */
export const BundleShape = Type.Object(
  {
    bundle: Type.Integer({ description: 'Version of this format.' }),
    leafFormat: Type.Integer({ description: 'Version of the encoding of leaves.' }),
    foldedBy: Type.String({
      minLength: 1,
      description: 'Name and version of the fold that made the states.',
    }),
    convoyId: Type.String({ minLength: 1 }),
    checkpoint: Type.String({ description: 'The signed checkpoint to which all proofs lead.' }),
    streams: Type.Array(BundledStream, { minItems: 1 }),
    sha256: Type.String({ pattern: '^[0-9a-f]{64}$' }),
  },
  strict,
);

/** The members of a bundle, the digest over itself among them. */
export type Bundle = Static<typeof BundleShape>;

/** Version of the format of bundle files. */
export const BUNDLE_FORMAT = 1;
