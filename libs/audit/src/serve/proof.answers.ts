import { Describe, IsFormat, List, type MemberDecorator, Nested, Nullable, Open } from '#kafila/platform';
import { toBase64 } from '#kafila/proof';
import { applyDecorators } from '@nestjs/common';
import { IsInt, IsString, Matches } from 'class-validator';

/** SHA-256 in base64. */
export function IsHash(): MemberDecorator {
  return applyDecorators(
    IsString(),
    Matches(/^[A-Za-z0-9+/]{43}=$/),
    Describe('SHA-256 in base64.', 'CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I='),
  );
}

function IsProof(): MemberDecorator {
  return applyDecorators(List(IsHash()), Describe("The hashes of RFC 6962's proof, in its order."));
}

@Open({ name: 'LogTree' })
export class LogTreeAnswer {
  @IsInt()
  @Describe('Number of leaves.')
  readonly size!: number;

  @IsHash()
  readonly root!: string;
}

@Open({ name: 'LogLeaf' })
export class LogLeafAnswer {
  @IsInt()
  @Describe('Its place in the log, from 0.')
  readonly index!: number;

  @IsString()
  @Describe('What the log says of the event: canonical JSON (docs/audit/leaf-format.md).')
  readonly entry!: string;

  @IsHash()
  readonly hash!: string;
}

@Open({ name: 'ReceiptProof' })
export class ReceiptProofAnswer {
  @IsString()
  @Describe('The stream of the event.', 'convoy-nlc-2026-031')
  readonly stream!: string;

  @IsString()
  @Describe('Of a report the id that its unit gave it; else the id of the event.')
  readonly reportId!: string;

  @IsString()
  @Describe('Id of the event, as its leaf has it. Of a report of before, the same as `reportId`.')
  readonly eventId!: string;

  @IsString()
  @Describe('Type of the event.', 'CheckpointPassed')
  readonly type!: string;

  @IsInt()
  @Describe('Place in the stream, from 0.')
  readonly revision!: number;

  @IsString()
  @Describe('Decimal. Not proven: positions differ from store to store.')
  readonly position!: string;

  @IsFormat('date-time')
  @Describe("The store's clock, RFC 3339 in UTC.")
  readonly recordedAt!: string;

  @Nested(() => LogLeafAnswer)
  @Describe('The leaf that stands for the event.')
  readonly leaf!: LogLeafAnswer;

  @Nested(() => LogTreeAnswer)
  @Describe('The tree that the proof leads to.')
  readonly tree!: LogTreeAnswer;

  @IsProof()
  readonly proof!: readonly string[];

  @Nullable()
  @IsString()
  @Describe('The signed note over this tree; null where another size than the last one was asked for.')
  readonly checkpoint!: string | null;
}

@Open({ name: 'ConsistencyProof' })
export class ConsistencyProofAnswer {
  @IsString()
  @Describe('The log.')
  readonly origin!: string;

  @Nested(() => LogTreeAnswer)
  @Describe('The earlier tree.')
  readonly from!: LogTreeAnswer;

  @Nested(() => LogTreeAnswer)
  @Describe('The later tree.')
  readonly to!: LogTreeAnswer;

  @IsProof()
  readonly proof!: readonly string[];

  @Nullable()
  @IsString()
  @Describe('The signed note over the later tree; null where that is not the last one.')
  readonly checkpoint!: string | null;
}

/** Hashes as they go over the wire. */
export function base64(hashes: readonly Uint8Array[]): string[] {
  return hashes.map(toBase64);
}
