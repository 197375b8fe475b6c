/** How much of the service one caller, or all together, may hold at once. */
export interface LimitSetting {
  /** Milliseconds in which a connection has to have sent the head of a request. */
  readonly headMs: number;
  /** Milliseconds that a body may bring nothing while it is waited for. */
  readonly idleBodyMs: number;
  /** Connections that are open at once; further ones are not taken. */
  readonly connections: number;
  /** Streams of the live feed that are open at once. */
  readonly liveFeeds: number;
  /** Reads that fold the past from the event store at once; further ones wait their turn. */
  readonly pastReads: number;
  /** Bytes that the rows of moments of the past may take on disk, for statistics. */
  readonly pastStatisticsBytes: number;
}

/** Whether this is a whole number of 1 or more that a limit may be. */
export function isLimit(value: string): boolean {
  return /^[1-9]\d{0,6}$/.test(value);
}
