/** An event as a client proposes it. */
export interface Proposed {
  readonly id: string;
  readonly type: string;
  readonly contentType: string;
  readonly data: Uint8Array;
  readonly metadata: Uint8Array;
}

/** An event as the server keeps it. `end` is where the next record begins. */
export interface LogRecord extends Proposed {
  readonly stream: string;
  readonly revision: number;
  readonly position: bigint;
  readonly end: bigint;
  /** .NET ticks (100 ns) since 1970. */
  readonly ticks: bigint;
}

/** Expected revision as it comes over the wire. */
export type Expected = 'any' | 'stream_exists' | 'no_stream' | bigint;

let written = 0;
/** An event as the server itself writes it. */
export function proposed(type: string, json: string): Proposed {
  return {
    id: `00000000-0000-4000-8000-${(written++).toString(16).padStart(12, '0')}`,
    type,
    contentType: 'application/json',
    data: new TextEncoder().encode(json),
    metadata: new Uint8Array(),
  };
}

/** With a part below the millisecond, to catch a reader that does not cut it off. */
export function inTicks(ms: number): bigint {
  return BigInt(ms) * 10_000n + 1_234n;
}
