import { type JsonObject } from '#kafila/event-store';
import { Closed, Describe, IsText, List, Nested, Nullable, Optional } from '#kafila/platform';
import { IsInt, IsObject, IsString, Matches, Max, Min } from 'class-validator';
import { applyDecorators } from '@nestjs/common';

/** Version of the format of bundle files. */
export const BUNDLE_FORMAT = 1;

const IsCount = () => applyDecorators(IsInt(), Min(0), Max(Number.MAX_SAFE_INTEGER));
const IsBytes = () => applyDecorators(IsString(), Matches(/^[A-Za-z0-9+/]*={0,2}$/));
const IsHash = () => applyDecorators(IsString(), Matches(/^[A-Za-z0-9+/]{43}=$/));

/** Of an event that holds no JSON: see docs/audit/leaf-format.md, format 2. */
@Closed()
export class BundledRawContent {
  @IsString()
  readonly contentType!: string;

  @IsBytes()
  readonly dataBase64!: string;

  @IsBytes()
  readonly metadataBase64!: string;
}

@Closed()
export class BundledEvent {
  @IsCount()
  readonly revision!: number;

  @IsString()
  readonly id!: string;

  @IsString()
  readonly type!: string;

  @IsString()
  readonly recordedAt!: string;

  @IsObject()
  readonly data!: JsonObject;

  @IsObject()
  readonly metadata!: JsonObject;

  @Optional()
  @Nested(() => BundledRawContent)
  readonly raw?: BundledRawContent;

  @IsCount()
  @Describe('Its place in the log.')
  readonly leaf!: number;

  @List(IsHash(), { max: 64 })
  @Describe('From its leaf to the root of the checkpoint: SHA-256 in base64.')
  readonly proof!: string[];
}

@Closed()
export class BundledStream {
  @IsText({ min: 1 })
  readonly stream!: string;

  @List(Nested(() => BundledEvent), { min: 1 })
  readonly events!: BundledEvent[];

  @Nullable()
  @IsObject()
  @Describe('What the events fold to; null where they cannot be digested.')
  readonly state!: JsonObject | null;
}

/** A bundle file, the digest over itself among its members: docs/audit/bundle.md. */
@Closed()
export class Bundle {
  @IsInt()
  @Describe('Version of this format.')
  readonly bundle!: number;

  @IsInt()
  @Describe('The newest format of leaves that it needs.')
  readonly leafFormat!: number;

  @IsText({ min: 1 })
  @Describe('Name and version of the fold that made the states.')
  readonly foldedBy!: string;

  @IsText({ min: 1 })
  readonly convoyId!: string;

  @IsString()
  @Describe('The signed checkpoint to which all proofs lead.')
  readonly checkpoint!: string;

  @List(Nested(() => BundledStream), { min: 1 })
  readonly streams!: BundledStream[];

  @IsString()
  @Matches(/^[0-9a-f]{64}$/)
  readonly sha256!: string;
}
