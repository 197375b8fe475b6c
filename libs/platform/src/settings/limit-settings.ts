/** How much of the service one caller, or all together, may hold at once. */
export interface LimitSetting {
  /** Milliseconds in which a connection has to have sent the head of a request. */
  readonly headMs: number;
  /** Milliseconds that a body may bring nothing while it is waited for. */
  readonly idleBodyMs: number;
  /** Milliseconds in which a body that is read whole has to be there. A stream of reports may take any time. */
  readonly wholeBodyMs: number;
  /** Milliseconds that a connection may lie idle between two requests. */
  readonly idleConnectionMs: number;
  /** Connections that are open at once; further ones are not taken. */
  readonly connections: number;
  /** Calls in a second of one principal, or of one address where nobody says who calls. */
  readonly callsPerSecond: number;
  /** The same of a field unit. */
  readonly unitCallsPerSecond: number;
  /** Bytes in a second that are read of the long bodies of a field unit. */
  readonly unitBytesPerSecond: number;
  /** Calls in a minute of one address of which it is not known who calls. */
  readonly refusalsPerMinute: number;
  /** Tries in a minute of one address to enrol a device. */
  readonly enrolmentsPerMinute: number;
  /** Streams of the live feed that are open at once. */
  readonly liveFeeds: number;
  /** Of these, those of one principal. */
  readonly liveFeedsEach: number;
  /** Reads that fold the past from the event store at once; further ones wait their turn. */
  readonly pastReads: number;
  /** Reads of the past and of auditors that one principal has answered at once; further ones wait their turn. */
  readonly pastReadsEach: number;
  /** Bytes that the rows of moments of the past may take on disk, for statistics. */
  readonly pastStatisticsBytes: number;
}

/** Whether this is a whole number of 1 or more that a limit may be. */
export function isLimit(value: string): boolean {
  return /^[1-9]\d{0,6}$/.test(value);
}
