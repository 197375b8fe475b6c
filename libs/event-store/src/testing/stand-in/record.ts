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
