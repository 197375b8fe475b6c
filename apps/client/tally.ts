/** Counts of what was sent, and of what became of it. */
export interface Tally {
  /** Reports sent, those sent again included. */
  sent: number;
  recorded: number;
  duplicate: number;
  /** What the server said to each report that it refused. */
  readonly refused: string[];
  /** Requests by what they carried. */
  readonly requests: { decisions: number; single: number; arrays: number; streams: number };
  /** How often the server pushed back and was asked again. */
  retries: number;
  /** The last position that was acknowledged. */
  position: bigint;
}

export function newTally(): Tally {
  return {
    sent: 0,
    recorded: 0,
    duplicate: 0,
    refused: [],
    requests: { decisions: 0, single: 0, arrays: 0, streams: 0 },
    retries: 0,
    position: 0n,
  };
}

/** The receipts given so far, by report: the same report must get the same one (law 2). */
export type Receipts = Map<string, string>;
